import { PlumblineError } from '../openapi/error.ts';
import { cleanUp } from './engine/clean-up.ts';
import { endRecord } from './engine/end-record.ts';
import { createPair, type Pair } from './engine/pair.ts';
import { cutShort } from './engine/pair-outcome.ts';
import type { Scouted } from './engine/scout.ts';
import { consuming, everyCredentialRefused, knock, scoutAll } from './engine/scouting.ts';
import { createSession } from './engine/session.ts';
import { startRecord } from './engine/start-record.ts';
import { Stopped } from './engine/stopped.ts';
import { work } from './engine/work.ts';
import type { RunOptions } from './run-options.ts';
import type { EndRecord, OutcomeRecord } from './run-record.ts';
import { runWorkflows } from './workflows/run-workflows.ts';

/**
 * Holds a target to its document: scouts, sends every case, runs the workflows, judges, cleans up. Every record goes to
 * `options.sink` when it is made. Resolves for every target that answers at all; throws `TARGET_UNREACHABLE` before the
 * first record when none does, and `NOTHING_TO_TEST` without operations.
 */
export async function run(options: RunOptions): Promise<EndRecord> {
  if (options.operations.length === 0)
    throw new PlumblineError('NOTHING_TO_TEST', `${options.document.source} has no operation to test`);
  const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const session = createSession(options, sleep);
  const startedAt = options.now();
  const early = await knock(session).catch(stopped);
  options.sink(startRecord(session));
  session.recorder.open();

  const pairs = options.operations
    .flatMap((operation) => session.generators.map((generator) => createPair(operation, generator)))
    .filter(({ operation, generator }) => !isJudged(options, `${operation.label} ${generator.id}`));
  const scouted = new Map<string, Scouted>();
  const outcomes: OutcomeRecord[] = [];
  const conclude = (outcome: OutcomeRecord): void => {
    outcomes.push(outcome);
    options.sink(outcome);
  };
  let reason: string | undefined;
  let leftBehind: readonly string[] = [];
  try {
    if (early) throw early;
    const last = consuming(session);
    await scoutAll(
      session,
      options.operations.filter((operation) => !last.has(operation)),
      scouted,
    );
    reason = everyCredentialRefused(session, scouted);
    const destructive = ({ operation, generator }: Pair): boolean =>
      operation.method === 'DELETE' && generator.id !== 'workflow';
    if (reason === undefined) {
      // Sequences first: nothing else has written yet, and what they find no single request shows.
      await runWorkflows(
        session,
        pairs.filter(({ generator }) => generator.id === 'workflow'),
        conclude,
      );
      await work(
        session,
        pairs.filter((pair) => pair.generator.id !== 'workflow' && !destructive(pair)),
        scouted,
        conclude,
      );
      await scoutAll(session, [...last], scouted);
      await work(session, pairs.filter(destructive), scouted, conclude);
    }
    leftBehind = await cleanUp(session);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    // Out of budget or interrupted nothing more is sent: what was made stays, and is named.
    leftBehind =
      error.reason === 'findings'
        ? await cleanUp(session)
        : session.bench.resources.remaining().map(({ path }) => path);
  }
  const concluded = new Set(outcomes.map(({ operation, generator }) => `${operation} ${generator}`));
  for (const pair of pairs) {
    if (!concluded.has(`${pair.operation.label} ${pair.generator.id}`)) conclude(cutShort(pair, session, reason));
  }
  const end = endRecord({ session, outcomes, scouted, reason, leftBehind, durationMs: options.now() - startedAt });
  options.sink(end);
  return end;
}

/** What stopped a run, to be thrown again when there is something to write it to; any other failure goes on its way. */
function stopped(error: unknown): Stopped {
  if (error instanceof Stopped) return error;
  throw error;
}

/** Whether an earlier run has come to the end of this pair. */
function isJudged({ judged }: RunOptions, pair: string): boolean {
  return judged?.cases.get(pair) === Number.POSITIVE_INFINITY;
}
