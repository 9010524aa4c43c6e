import type { Pair } from './pair.ts';

/** What to do next: this case of this pair, or nothing until something in flight is done. */
export type Turn = { readonly pair: Pair; readonly index: number } | 'wait';

/** How many cases each pair gets in its first, second, … turn; the last one repeats. */
const SIZES = [1, 2, 4, 8, 16, 32];

/**
 * Hands out cases so that every pair is tried early and a long one does not keep the others waiting; random cases come
 * when no pair that may go on has a systematic one left. `ready` says whether a pair may go on: `later` puts it off,
 * `never` leaves it out (the caller has recorded why). `begin` lays a pair out when its first turn comes, and says
 * whether there is anything to do.
 */
export function* schedule(
  pairs: readonly Pair[],
  ready: (pair: Pair) => 'now' | 'later' | 'never',
  begin: (pair: Pair) => boolean,
): Generator<Turn, void> {
  const left = new Set(pairs);
  for (let round = 0; left.size > 0; round++) {
    const size = SIZES[Math.min(round, SIZES.length - 1)] ?? 1;
    let given = 0;
    for (const kind of ['systematic', 'any'] as const) {
      if (given > 0) break;
      for (const pair of left) {
        const state = ready(pair);
        if (state === 'later') continue;
        if (state === 'never' || (pair.indices === undefined && !begin(pair))) {
          left.delete(pair);
          continue;
        }
        for (let n = 0; n < size; n++) {
          const index = pair.indices?.[pair.next];
          if (index === undefined) {
            left.delete(pair);
            break;
          }
          if (kind === 'systematic' && index >= (pair.source?.systematic.length ?? 0)) break;
          pair.next++;
          given++;
          yield { pair, index };
        }
      }
    }
    if (given === 0 && left.size > 0) yield 'wait';
  }
}
