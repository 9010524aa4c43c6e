import type { RunOptions } from '../run-options.ts';
import { createPace } from './pace.ts';
import { Stopped, type StopReason } from './stopped.ts';

/** How long what is in flight when the time is up may take to end. Milliseconds. */
const GRACE = 500;
const LONGEST_TIMER = 2 ** 31 - 1;
/** Waiting that people would wonder about. Milliseconds. */
const NOTEWORTHY = 1000;

/** Keeps a run within what it promised: rate, requests, time, findings, the user's interrupt. */
export interface Governor {
  /** Resolves when one more request may be sent; throws {@link Stopped} when none may. */
  admit(): Promise<void>;
  /** Throws {@link Stopped} once nothing more may be sent. Who waits for others must ask before: they may have been stopped. */
  heed(): void;
  /** All requests wait this long; `asked`: because of what the target answered, which is said at the end. Milliseconds. */
  pause(milliseconds: number, asked?: 'asked'): void;
  /** What an exchange with this operation took: a target that gets slower is sent less at once. Milliseconds. */
  answered(operation: string, elapsed: number): void;
  /** What is left of the budgets may be spent on clean-up, although `--stop-after` was reached. */
  tidy(): void;
  /** Ends what is in flight: the user's interrupt, or the end of the time limit. */
  readonly signal: AbortSignal | undefined;
  /** What the target asked of the run, or made of it: one sentence each. */
  readonly conditions: readonly string[];
  /** Nothing more is sent after this. `why` is a sentence for people, where there is more to say. */
  stop(reason: StopReason, why?: string): void;
  readonly stopped: StopReason | undefined;
  /** What there is to say about having been stopped. */
  readonly why: string | undefined;
  readonly requests: number;
}

/**
 * A governor for one run. Requests are counted when they are admitted, so that a ceiling is never passed; those that were
 * sent before it began, to log in, count as well.
 */
export function createGovernor(
  options: Pick<RunOptions, 'rate' | 'maxRequests' | 'timeLimit' | 'signal' | 'now'> &
    Partial<Pick<RunOptions, 'concurrency'>>,
  sleep: (milliseconds: number) => Promise<void>,
  before = 0,
): Governor {
  const startedAt = options.now();
  const pace = createPace(options.concurrency ?? 1);
  const signal = endOf(options);
  let stopped: StopReason | undefined;
  let said: string | undefined;
  let requests = before;
  let pausedUntil = 0;
  let waited = 0;
  let tidying = false;
  let nextSlot = startedAt + (options.rate === undefined ? 0 : (before * 1000) / options.rate);

  const obey = (): void => {
    if (stopped !== undefined && !(tidying && stopped === 'findings')) throw new Stopped(stopped);
  };
  const heed = (): void => {
    if (options.signal?.aborted) stopped = 'interrupted';
    else if (signal?.aborted) stopped ??= 'time';
    obey();
  };
  const check = (): void => {
    heed();
    const late = options.timeLimit !== undefined && options.now() - startedAt >= options.timeLimit;
    const spent = options.maxRequests !== undefined && requests >= options.maxRequests;
    if (late || spent) stopped ??= late ? 'time' : 'requests';
    if (late || spent) throw new Stopped(late ? 'time' : 'requests');
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
      const apart = Math.max(pace.gap, options.rate === undefined ? 0 : 1000 / options.rate);
      if (apart > 0) {
        const slot = Math.max(nextSlot, options.now());
        nextSlot = slot + apart;
        await waitUntil(slot);
      }
      check();
      requests++;
    },
    pause(milliseconds, asked) {
      const until = options.now() + milliseconds;
      // Who waits already is not made to wait twice, and not counted twice.
      if (asked) waited += Math.max(0, until - Math.max(pausedUntil, options.now()));
      pausedUntil = Math.max(pausedUntil, until);
    },
    answered: pace.note,
    tidy() {
      tidying = true;
    },
    signal,
    get conditions() {
      const asked = `the run waited ${Math.round(waited / 1000)} s for the target (429, Retry-After, an overload, or no connection)`;
      return [...(waited >= NOTEWORTHY ? [asked] : []), ...(pace.slowed === undefined ? [] : [pace.slowed])];
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

/** Aborted by the user, or a moment after the time limit: what is in flight then is not waited for. */
function endOf({ signal, timeLimit }: Pick<RunOptions, 'signal' | 'timeLimit'>): AbortSignal | undefined {
  if (timeLimit === undefined) return signal;
  const end = AbortSignal.timeout(Math.min(Math.ceil(timeLimit) + GRACE, LONGEST_TIMER));
  return signal ? AbortSignal.any([signal, end]) : end;
}
