import type { MockAnswer } from './fault.ts';

/** Lets so many requests a second through. `now` is in milliseconds. */
export function createRateLimit(perSecond: number, now: () => number): () => MockAnswer | undefined {
  let begun = now();
  let count = 0;
  return () => {
    const time = now();
    if (time - begun >= 1000) {
      begun = time;
      count = 0;
    }
    if (++count <= perSecond) return undefined;
    // RFC 6585, 4.
    return { status: 429, headers: [['Retry-After', '1']], reason: `more than ${perSecond} requests a second` };
  };
}
