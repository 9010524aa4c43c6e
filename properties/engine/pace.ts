/** Notices that a target gets slower, and says how far apart requests should be then. */
export interface Pace {
  /** An exchange with this operation took so long. Milliseconds. */
  note(operation: string, elapsed: number): void;
  /** Milliseconds from one request to the next; 0 as long as the target copes. */
  readonly gap: number;
  /** One sentence about the slowest that the target got; `undefined` when it coped all the time. */
  readonly slowed: string | undefined;
}

/** So many exchanges of an operation show how fast it is when it is well. */
const FIRST = 5;
/** So many exchanges show how it is now. */
const RECENT = 20;
/** Slower than this many times what an operation took at first is slow. */
const SLOW = 5;
/** Slow is only what somebody would notice. Milliseconds. */
const NOTICED = 500;
/** Below this many times all is well again. */
const WELL = 2;

interface Sample {
  readonly operation: string;
  readonly elapsed: number;
  /** How many times what its operation took at first. */
  readonly times: number;
}

/**
 * A pace for so many requests in flight. Each operation is measured against its own first answers, so that a slow one is
 * not mistaken for a target that got slow; while most of what was seen last is slow,
 * of several operations where there are several, fewer requests are let out.
 */
export function createPace(concurrency: number): Pace {
  const first = new Map<string, number[]>();
  const usual = new Map<string, number>();
  let recent: Sample[] = [];
  let allowed = concurrency;
  let gap = 0;
  let worst: Pick<Sample, 'elapsed' | 'times'> | undefined;

  const reconsider = (): void => {
    const slow = recent.filter(({ elapsed, times }) => times >= SLOW && elapsed >= NOTICED);
    const well = recent.filter(({ times }) => times <= WELL);
    const elapsed = median(recent.map((sample) => sample.elapsed));
    recent = recent.slice(RECENT / 2);
    // One operation that is slow says nothing of the target, where there are others.
    const spread = new Set(slow.map(({ operation }) => operation)).size >= Math.min(2, usual.size);
    if (slow.length > RECENT / 2 && spread) {
      allowed = Math.max(1, Math.floor(allowed / 2));
      const now = { elapsed: median(slow.map((one) => one.elapsed)), times: median(slow.map((one) => one.times)) };
      if (!worst || now.times > worst.times) worst = now;
    } else if (well.length > RECENT / 2) allowed = Math.min(concurrency, allowed * 2);
    gap = allowed < concurrency ? elapsed / allowed : 0;
  };

  return {
    note(operation, elapsed) {
      const known = usual.get(operation);
      if (known === undefined) {
        const seen = first.get(operation) ?? [];
        seen.push(elapsed);
        first.set(operation, seen);
        if (seen.length >= FIRST) usual.set(operation, Math.max(1, median(seen)));
        return;
      }
      recent.push({ operation, elapsed, times: elapsed / known });
      if (recent.length >= RECENT) reconsider();
    },
    get gap() {
      return gap;
    },
    get slowed() {
      return worst === undefined
        ? undefined
        : `the target got slower: answers took ${Math.round(worst.elapsed)} ms, ${Math.round(worst.times)} times what they took at first; fewer requests were sent at once`;
    },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
