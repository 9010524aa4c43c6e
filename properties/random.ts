import { hash } from 'node:crypto';
import { type Arbitrary, sample } from 'fast-check';

/**
 * The seed of case `index` of one operation × generator: an unsigned 32-bit number from all four, so that a case is the
 * same whatever runs beside it, on any machine, at any concurrency.
 */
export function caseSeed(seed: number, operation: string, generator: string, index: number): number {
  return hash('sha256', `${seed}\n${operation}\n${generator}\n${index}`, 'buffer').readUInt32BE(0);
}

/** The one value that this arbitrary yields for this seed. */
export function draw<T>(arbitrary: Arbitrary<T>, seed: number): T {
  const [value] = sample(arbitrary, { seed: seed | 0, numRuns: 1 });
  return value as T; // sample() yields numRuns values
}
