import type { RunOptions } from '../run-options.ts';
import { Stopped, type StopReason } from './stopped.ts';

/** Keeps a run within what it promised: rate, requests, time, findings, the user's interrupt. */
export interface Governor {
  /** Resolves when one more request may be sent; throws {@link Stopped} when none may. */
  admit(): Promise<void>;
  /** Throws {@link Stopped} once nothing more may be sent. Who waits for others must ask before: they may have been stopped. */
  heed(): void;
  /** All requests wait this long: the target asked for it. Milliseconds. */
  pause(milliseconds: number): void;
  /** Nothing more is sent after this. `why` is a sentence for people, where there is more to say. */
  stop(reason: StopReason, why?: string): void;
  readonly stopped: StopReason | undefined;
  /** What there is to say about having been stopped. */
  readonly why: string | undefined;
  readonly requests: number;
}

/** A governor for one run. Requests are counted when they are admitted, so that a ceiling is never passed. */
export function createGovernor(
  options: Pick<RunOptions, 'rate' | 'maxRequests' | 'timeLimit' | 'signal' | 'now'>,
  sleep: (milliseconds: number) => Promise<void>,
): Governor {
  const startedAt = options.now();
  let stopped: StopReason | undefined;
  let said: string | undefined;
  let requests = 0;
  let pausedUntil = 0;
  let nextSlot = startedAt;

  const heed = (): void => {
    if (options.signal?.aborted) stopped ??= 'interrupted';
    if (stopped) throw new Stopped(stopped);
  };
  const check = (): void => {
    heed();
    if (options.timeLimit !== undefined && options.now() - startedAt >= options.timeLimit) stopped ??= 'time';
    else if (options.maxRequests !== undefined && requests >= options.maxRequests) stopped ??= 'requests';
    if (stopped) throw new Stopped(stopped);
  };
  /** Sleeps in short pieces, so that an interrupt during a long Retry-After is noticed. */
  const waitUntil = async (moment: number): Promise<void> => {
    for (let left = moment - options.now(); left > 0; left = moment - options.now()) {
      await sleep(Math.min(left, 100));
      check();
    }
  };

  return {
    heed,
    async admit() {
      check();
      if (pausedUntil > options.now()) await waitUntil(pausedUntil);
      if (options.rate !== undefined) {
        const slot = Math.max(nextSlot, options.now());
        nextSlot = slot + 1000 / options.rate;
        await waitUntil(slot);
      }
      check();
      requests++;
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, options.now() + milliseconds);
    },
    stop(reason, why) {
      if (stopped === undefined) said = why;
      stopped ??= reason;
    },
    get why() {
      return said;
    },
    get stopped() {
      return stopped;
    },
    get requests() {
      return requests;
    },
  };
}
