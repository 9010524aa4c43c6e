import { PlumblineError } from '../openapi/error.ts';
import type { Operation } from '../openapi/operation.ts';
import { addressOf } from './engine/address.ts';
import { cleanUp } from './engine/clean-up.ts';
import { credentialsRefused, refusalSentence } from './engine/credential-verdict.ts';
import { endRecord } from './engine/end-record.ts';
import { accepted } from './engine/observe.ts';
import { createPair, layOut, type Pair } from './engine/pair.ts';
import { schedule } from './engine/schedule.ts';
import { candidates, refusalReason, type Scouted, scout, scoutingOrder } from './engine/scout.ts';
import { createSession, type Session } from './engine/session.ts';
import { startRecord } from './engine/start-record.ts';
import { Stopped } from './engine/stopped.ts';
import { unknownPathCase } from './engine/unknown-path.ts';
import { isSkip } from './generator.ts';
import type { RunOptions } from './run-options.ts';
import type { EndRecord, OutcomeRecord } from './run-record.ts';
import { verifyCase } from './verify.ts';
import { scenariosFor } from './workflows/index.ts';
import { runScenario } from './workflows/run-scenario.ts';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

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
  await knock(session);
  options.sink(startRecord(session));

  const pairs = options.operations.flatMap((operation) =>
    session.generators.map((generator) => createPair(operation, generator)),
  );
  const scouted = new Map<string, Scouted>();
  const outcomes: OutcomeRecord[] = [];
  const conclude = (outcome: OutcomeRecord): void => {
    outcomes.push(outcome);
    options.sink(outcome);
  };
  let reason: string | undefined;
  let leftBehind: readonly string[] = [];
  try {
    await scoutAll(session, scouted);
    reason = everyCredentialRefused(session, scouted);
    const destructive = ({ operation, generator }: Pair): boolean =>
      operation.method === 'DELETE' && generator.id !== 'workflow';
    if (reason === undefined) {
      // Sequences first: nothing else has written yet, and what they find no single request shows.
      await workflows(
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
      await work(session, pairs.filter(destructive), scouted, conclude);
    }
    leftBehind = await cleanUp(session);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    if (error.reason === 'findings') leftBehind = await cleanUp(session);
  }
  const concluded = new Set(outcomes.map(({ operation, generator }) => `${operation} ${generator}`));
  for (const pair of pairs) {
    if (!concluded.has(`${pair.operation.label} ${pair.generator.id}`)) conclude(cutShort(pair, session, reason));
  }
  const end = endRecord({ session, outcomes, scouted, reason, leftBehind, durationMs: options.now() - startedAt });
  options.sink(end);
  return end;
}

/** The first request: a path that nobody declares. It shows whether the target is there, and what its 404 looks like. */
async function knock(session: Session): Promise<void> {
  const [operation] = session.options.operations;
  if (!operation) return;
  const exchange = await session.bench.sender.send(unknownPathCase(operation, session.options.seed));
  if (
    exchange.failure &&
    exchange.failure.kind !== 'framing' &&
    exchange.failure.kind !== 'timeout' &&
    exchange.failure.kind !== 'reset' &&
    exchange.failure.kind !== 'too-large'
  ) {
    throw new PlumblineError(
      'TARGET_UNREACHABLE',
      `${session.options.target.baseUrl} cannot be reached: ${exchange.failure.message}; check --url and that the server is up`,
    );
  }
  session.learnUnknownPath(exchange);
}

async function scoutAll(session: Session, scouted: Map<string, Scouted>): Promise<void> {
  const { options, bench, generators, context, known, controls } = session;
  for (const group of scoutingOrder(options.operations.filter(({ method }) => !options.readOnly || SAFE.has(method)))) {
    const results: (readonly [Operation, Scouted])[] = [];
    const queue = [...group];
    const worker = async (): Promise<void> => {
      for (let operation = queue.shift(); operation; operation = queue.shift()) {
        const subject = operation;
        const result = await scout(
          candidates(subject, generators, context),
          async ({ generator, index, case: testCase }) => {
            const address = addressOf(options.seed, subject, generator, index);
            return (await verifyCase(testCase, { operation: subject, generator, address }, bench)).exchange;
          },
        );
        results.push([subject, result]);
        if (result.control) controls.set(subject.label, result.control);
      }
    };
    await all(Array.from({ length: options.concurrency }, worker));
    // Learnt in document order, whatever answered first: the same values the next time.
    for (const operation of group) {
      const result = results.find(([other]) => other === operation)?.[1];
      if (!result) continue;
      scouted.set(operation.label, result);
      for (const exchange of result.accepted) if (operation.method !== 'DELETE') known.learn(exchange);
    }
  }
}

function everyCredentialRefused(
  { options, controls }: Session,
  scouted: ReadonlyMap<string, Scouted>,
): string | undefined {
  if (controls.size > 0) return undefined;
  const refused = options.operations.filter((operation) => {
    const result = scouted.get(operation.label);
    return result !== undefined && credentialsRefused(operation, result);
  });
  const [first] = refused;
  const status = first && scouted.get(first.label)?.refusal?.response?.status;
  return first && status !== undefined ? refusalSentence(first, status, options.identities) : undefined;
}

/** Sends the cases of these pairs, `concurrency` at a time, and concludes each pair. */
async function work(
  session: Session,
  pairs: readonly Pair[],
  scouted: ReadonlyMap<string, Scouted>,
  conclude: (outcome: OutcomeRecord) => void,
): Promise<void> {
  const { options, bench, context, controls, governor } = session;
  let wake: (() => void)[] = [];
  let left = pairs.length;
  const positivesLeft = new Map<string, number>();
  for (const { operation, needsControl } of pairs)
    if (!needsControl) positivesLeft.set(operation.label, (positivesLeft.get(operation.label) ?? 0) + 1);
  const leave = ({ operation, needsControl }: Pair): void => {
    left--;
    if (!needsControl) positivesLeft.set(operation.label, (positivesLeft.get(operation.label) ?? 1) - 1);
  };
  const finish = (pair: Pair): void => {
    leave(pair);
    conclude(outcomeOf(pair, options.now()));
  };
  const skip = (pair: Pair, reason: string): void => {
    leave(pair);
    conclude({
      type: 'outcome',
      operation: pair.operation.label,
      generator: pair.generator.id,
      status: 'skip',
      reason,
      durationMs: 0,
    });
  };
  const ready = (pair: Pair): 'now' | 'later' | 'never' => {
    if (options.readOnly && !SAFE.has(pair.operation.method)) {
      skip(pair, '--read-only');
      return 'never';
    }
    if (!pair.needsControl || controls.has(pair.operation.label)) return 'now';
    if ((positivesLeft.get(pair.operation.label) ?? 0) > 0) return 'later';
    skip(
      pair,
      `no positive control: ${refusalReason(scouted.get(pair.operation.label) ?? { control: undefined, accepted: [], refusal: undefined })}`,
    );
    return 'never';
  };
  const begin = (pair: Pair): boolean => {
    pair.startedAt = options.now();
    const source = pair.generator.cases(pair.operation, context);
    const laidOut = layOut(source, options.cases, options.shard);
    if ('skip' in laidOut || isSkip(source)) {
      skip(pair, 'skip' in laidOut ? laidOut.skip : 'nothing to generate');
      return false;
    }
    if (laidOut.length === 0) {
      skip(pair, 'its cases belong to other shards');
      return false;
    }
    pair.source = source;
    pair.indices = laidOut;
    return true;
  };
  const turns = schedule(pairs, ready, begin);
  const worker = async (): Promise<void> => {
    for (;;) {
      const { value: turn, done } = turns.next();
      if (done || turn === undefined) return;
      if (turn === 'wait') {
        await new Promise<void>((resolve) => wake.push(resolve));
        continue;
      }
      const { pair, index } = turn;
      const testCase = pair.source?.systematic[index] ?? pair.source?.draw?.(index);
      pair.inFlight++;
      try {
        if (testCase) {
          const address = addressOf(options.seed, pair.operation, pair.generator.id, index);
          const { exchange, unsent, ids, requests } = await verifyCase(
            testCase,
            { operation: pair.operation, generator: pair.generator.id, address },
            bench,
          );
          if (unsent) pair.unsent = unsent;
          else pair.cases++;
          pair.requests += requests;
          for (const id of ids) pair.ids.add(id);
          if (
            exchange &&
            testCase.intent.kind === 'valid' &&
            accepted(exchange.response) &&
            !controls.has(pair.operation.label)
          )
            controls.set(pair.operation.label, testCase);
        }
      } finally {
        pair.inFlight--;
        if (
          pair.inFlight === 0 &&
          pair.indices !== undefined &&
          pair.next >= pair.indices.length &&
          !pair.done &&
          governor.stopped === undefined
        ) {
          pair.done = true;
          finish(pair);
        }
        const sleeping = wake;
        wake = [];
        for (const resolve of sleeping) resolve();
      }
      report(session, left / Math.max(1, session.generators.length));
    }
  };
  await all(Array.from({ length: options.concurrency }, worker));
}

/** Waits for every worker, so that nothing is in flight when the run goes on, then passes on the first failure. */
async function all(workers: readonly Promise<void>[]): Promise<void> {
  const settled = await Promise.allSettled(workers);
  const failed = settled.find((result): result is PromiseRejectedResult => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Sequences run one after the other, while no other write of the run is in flight. */
async function workflows(
  session: Session,
  pairs: readonly Pair[],
  conclude: (outcome: OutcomeRecord) => void,
): Promise<void> {
  for (const pair of pairs) {
    pair.startedAt = session.options.now();
    const scenarios = scenariosFor(pair.operation, {
      operations: session.options.operations,
      basePath: session.basePath,
      readOnly: session.options.readOnly,
    });
    const mine = scenarios.filter((_, index) => index % session.options.shard.of === session.options.shard.index - 1);
    const unsent: string[] = [];
    for (const scenario of mine) {
      const before = session.governor.requests;
      const address = addressOf(session.options.seed, pair.operation, 'workflow', scenarios.indexOf(scenario));
      const { ids, notApplicable } = await runScenario(
        scenario,
        { operation: pair.operation, generator: 'workflow', address },
        session,
      );
      if (notApplicable) unsent.push(`${scenario.id}: ${notApplicable}`);
      else pair.cases++;
      pair.requests += session.governor.requests - before;
      for (const id of ids) pair.ids.add(id);
      report(session, 0);
    }
    if (mine.length === 0) pair.unsent = 'no sequence of the document begins here';
    else if (pair.cases === 0) pair.unsent = unsent.join('; ');
    pair.done = true;
    conclude(outcomeOf(pair, session.options.now()));
  }
}

function outcomeOf(pair: Pair, now: number): OutcomeRecord {
  const subject = {
    type: 'outcome',
    operation: pair.operation.label,
    generator: pair.generator.id,
    durationMs: Math.round(now - (pair.startedAt ?? now)),
  } as const;
  if (pair.ids.size > 0)
    return { ...subject, status: 'fail', cases: pair.cases, requests: pair.requests, findings: [...pair.ids] };
  if (pair.cases === 0) return { ...subject, status: 'skip', reason: pair.unsent ?? 'no case could be made' };
  return { ...subject, status: 'pass', cases: pair.cases, requests: pair.requests };
}

function cutShort(pair: Pair, { governor, options }: Session, reason: string | undefined): OutcomeRecord {
  if (pair.ids.size > 0) return outcomeOf(pair, options.now());
  const subject = {
    type: 'outcome',
    operation: pair.operation.label,
    generator: pair.generator.id,
    durationMs: 0,
    cases: pair.cases,
    requests: pair.requests,
    status: 'error',
  } as const;
  if (reason !== undefined) return { ...subject, code: 'CREDENTIALS_REFUSED', message: reason };
  const why = {
    requests: '--max-requests was used up',
    time: '--time-limit was used up',
    findings: '--stop-after was reached',
    interrupted: 'interrupted',
    unreachable: 'the target went away',
  };
  return { ...subject, code: 'BUDGET_EXHAUSTED', message: `not finished: ${why[governor.stopped ?? 'interrupted']}` };
}

function report({ options, governor, bench }: Session, left: number): void {
  const of = options.operations.length;
  options.progress?.({
    operations: { done: Math.max(0, of - left), of },
    cases: governor.requests,
    requests: governor.requests,
    findings: bench.book.findings.length,
    elapsedMs: options.now(),
  });
}
