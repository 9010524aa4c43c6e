import { isSkip } from '../generator.ts';
import type { OutcomeRecord } from '../run-record.ts';
import { verifyCase } from '../verify.ts';
import { addressOf } from './address.ts';
import { accepted } from './observe.ts';
import { layOut, type Pair } from './pair.ts';
import { outcomeOf } from './pair-outcome.ts';
import { reportProgress } from './report-progress.ts';
import { isSafe } from './safety.ts';
import { schedule } from './schedule.ts';
import { NO_CONTROL, refusalReason, type Scouted } from './scout.ts';
import type { Session } from './session.ts';
import { together } from './workers.ts';

/** An operation that accepted nothing yet and left so many requests in a row unanswered is sent no more. */
const MOST_UNANSWERED = 5;

/** Sends the cases of these pairs, `concurrency` at a time, and concludes each pair. */
export async function work(
  session: Session,
  pairs: readonly Pair[],
  scouted: ReadonlyMap<string, Scouted>,
  conclude: (outcome: OutcomeRecord) => void,
): Promise<void> {
  const { options, bench, context, controls, readings, governor, breathe } = session;
  let wake: (() => void)[] = [];
  let left = pairs.length;
  const unanswered = new Map<string, number>();
  const isSilent = (label: string): boolean => !controls.has(label) && (unanswered.get(label) ?? 0) >= MOST_UNANSWERED;
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
    if (options.readOnly && !isSafe(pair.operation.method)) {
      skip(pair, '--read-only');
      return 'never';
    }
    if (!pair.needsControl || controls.has(pair.operation.label) || readings.has(pair.operation.label)) return 'now';
    if ((positivesLeft.get(pair.operation.label) ?? 0) > 0) return 'later';
    skip(
      pair,
      `${NO_CONTROL}: ${refusalReason(scouted.get(pair.operation.label) ?? { control: undefined, accepted: [], refusal: undefined })}`,
    );
    return 'never';
  };
  const begin = (pair: Pair): boolean => {
    const again = pair.indices !== undefined;
    pair.startedAt ??= options.now();
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
    if (again) return true;
    pair.indices = laidOut;
    pair.next = Math.min(
      laidOut.length,
      options.judged?.cases.get(`${pair.operation.label} ${pair.generator.id}`) ?? 0,
    );
    return true;
  };
  const close = (pair: Pair): void => {
    pair.source = undefined;
  };
  const turns = schedule(pairs, ready, begin, close);
  const worker = async (): Promise<void> => {
    for (;;) {
      await breathe();
      governor.heed();
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
        if (isSilent(pair.operation.label)) pair.unsent = `${MOST_UNANSWERED} requests in a row got no answer`;
        else if (testCase) {
          const address = addressOf(options.seed, pair.operation, pair.generator.id, index);
          const { exchange, unsent, ids, requests } = await verifyCase(
            testCase,
            { operation: pair.operation, generator: pair.generator.id, address },
            bench,
          );
          const silent = exchange?.failure ? (unanswered.get(pair.operation.label) ?? 0) + 1 : 0;
          unanswered.set(pair.operation.label, silent);
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
      } catch (error) {
        pair.given = Math.min(pair.given, Math.floor(index / options.shard.of));
        throw error;
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
      reportProgress(session, left / Math.max(1, session.generators.length));
    }
  };
  await together(options.concurrency, worker);
}
