import { Worker } from 'node:worker_threads';
import type { GeneratorId } from '../properties/generator.ts';
import type { ApplicableFault } from './faults/select.ts';
import { attemptLie } from './proof-attempt.ts';
import type { ProveOptions } from './proof-options.ts';
import type { ProofResult } from './proof-result.ts';

/** What a thread of a crew starts from: the document as data. */
export interface CrewData {
  readonly document: Omit<ProveOptions['document'], 'written' | 'locate' | 'lines'>;
  readonly operations: ProveOptions['operations'];
  readonly seed: number;
  readonly cases: number;
  readonly only?: ProveOptions['only'];
}

/** What a thread is asked for: a lie by its index, with the milliseconds it has, and what caught its kind before. */
export interface CrewOrder {
  readonly lie: number;
  readonly timeLimit?: number;
  readonly sought?: GeneratorId;
}

/** What a thread answers; the result is `undefined` where the time was over. */
export type CrewAnswer =
  | { readonly lie: number; readonly result: ProofResult | undefined }
  | { readonly lie: number; readonly failure: string };

type Attempt = (order: CrewOrder) => Promise<ProofResult | undefined>;

/** Those who try lies, by their index; each hand tries one at a time. */
export interface Crew {
  /** Beside this one. */
  readonly threads: number;
  readonly hands: readonly Attempt[];
  dismiss(): Promise<void>;
}

/** Sources that are not built cannot be run in a thread by Node 20. */
const built = import.meta.url.endsWith('.js');

/** A crew in this thread, or in threads of their own where that was asked for. */
export function startCrew(options: ProveOptions, lies: readonly ApplicableFault[]): Crew {
  const threads = built ? Math.min(options.threads ?? 0, lies.length) : 0;
  const perThread = Math.max(1, options.parallel);
  if (threads === 0)
    return {
      threads,
      hands: Array.from({ length: perThread }, () => async ({ lie: index, ...how }: CrewOrder) => {
        const lie = lies[index];
        if (!lie) throw new RangeError(`there is no lie ${index}`);
        return attemptLie(options, lie, { ...how, signal: options.signal });
      }),
      dismiss: async () => undefined,
    };
  const { source, title, version, openapi, digest, root, diagnostics } = options.document;
  const data: CrewData = {
    document: { source, title, version, openapi, digest, root, diagnostics },
    operations: options.operations,
    seed: options.seed,
    cases: options.cases,
    only: options.only,
  };
  const workers = Array.from({ length: threads }, () => startHand(data, options.signal));
  return {
    threads,
    hands: workers.flatMap(({ attempt }) => Array.from({ length: perThread }, () => attempt)),
    async dismiss() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

function startHand(
  workerData: CrewData,
  signal: AbortSignal | undefined,
): { readonly worker: Worker; readonly attempt: Attempt } {
  const worker = new Worker(new URL('./proof-worker.js', import.meta.url), { workerData });
  const waiting = new Map<number, { resolve(result: ProofResult | undefined): void; reject(error: Error): void }>();
  let ended: Error | undefined;
  const fail = (error: Error): void => {
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: CrewAnswer) => {
    const waiter = waiting.get(answer.lie);
    waiting.delete(answer.lie);
    if ('result' in answer) waiter?.resolve(answer.result);
    else waiter?.reject(new Error(answer.failure));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread of prove ended early')));
  signal?.addEventListener('abort', () => worker.postMessage('stop'), { once: true });
  return {
    worker,
    attempt: (order) =>
      new Promise((resolve, reject) => {
        if (ended) reject(ended);
        waiting.set(order.lie, { resolve, reject });
        worker.postMessage(order);
      }),
  };
}
