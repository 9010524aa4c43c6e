import type { Pair } from './pair.ts';

/** What to do next: this case of this pair, or nothing until something in flight is done. */
export type Turn = { readonly pair: Pair; readonly index: number } | 'wait';

/** How many cases each pair gets in its first, second, … turn; the last one repeats. */
const SIZES = [1, 2, 4, 8, 16, 32];

/** As many pairs are kept laid out at once: the cases of thousands of operations would fill the memory. */
const MOST_OPEN = 640;

/**
 * Hands out cases so that every pair is tried early and a long one does not keep the others waiting; random cases come
 * when no pair that may go on has a systematic one left. `ready` says whether a pair may go on: `later` puts it off,
 * `never` leaves it out (the caller has recorded why). `begin` lays a pair out when its first turn comes, and says
 * whether there is anything to do; it is asked again after `close`, which lets go of what was laid out. Of more pairs
 * than can be kept, each is tried once, then they go on in groups that hold whole operations.
 */
export function* schedule(
  pairs: readonly Pair[],
  ready: (pair: Pair) => 'now' | 'later' | 'never',
  begin: (pair: Pair) => boolean,
  close: (pair: Pair) => void = () => {},
  mostOpen: number = MOST_OPEN,
): Generator<Turn, void> {
  if (pairs.length <= mostOpen) {
    yield* inTurn(new Set(pairs), ready, begin, close, ['systematic', 'any'], Number.POSITIVE_INFINITY);
    return;
  }
  const groups = groupsOf(pairs, mostOpen);
  for (const group of groups) {
    yield* inTurn(group, ready, begin, close, ['systematic'], 1);
    for (const pair of group) close(pair);
  }
  for (const kinds of [['systematic'], ['any']] as const) {
    for (const group of groups) {
      yield* inTurn(group, ready, begin, close, kinds, Number.POSITIVE_INFINITY);
      for (const pair of group) close(pair);
    }
  }
}

/** Pairs in order, an operation's together, so many in each set. */
function groupsOf(pairs: readonly Pair[], most: number): readonly Set<Pair>[] {
  const groups: Set<Pair>[] = [];
  let last: Pair | undefined;
  for (const pair of pairs) {
    const group = groups.at(-1);
    if (group && (group.size < most || last?.operation === pair.operation)) group.add(pair);
    else groups.push(new Set([pair]));
    last = pair;
  }
  return groups;
}

/** Turns of these pairs, at most so many each, until none has a case of these kinds; takes out the pairs that have none at all. */
function* inTurn(
  left: Set<Pair>,
  ready: (pair: Pair) => 'now' | 'later' | 'never',
  begin: (pair: Pair) => boolean,
  close: (pair: Pair) => void,
  kinds: readonly ('systematic' | 'any')[],
  rounds: number,
): Generator<Turn, void> {
  for (let round = 0; left.size > 0 && round < rounds; round++) {
    const size = SIZES[Math.min(round, SIZES.length - 1)] ?? 1;
    let given = 0;
    for (const kind of kinds) {
      if (given > 0) break;
      for (const pair of left) {
        const state = ready(pair);
        if (state === 'later') continue;
        if (state === 'never' || (pair.source === undefined && !begin(pair))) {
          left.delete(pair);
          continue;
        }
        for (let n = 0; n < size; n++) {
          const index = pair.indices?.[pair.next];
          if (index === undefined) {
            left.delete(pair);
            close(pair);
            break;
          }
          if (kind === 'systematic' && index >= (pair.source?.systematic.length ?? 0)) break;
          pair.next++;
          given++;
          yield { pair, index };
        }
      }
    }
    if (given > 0) continue;
    // What waits for other pairs is not waited for while there are others to go on with.
    if (!kinds.includes('any')) return;
    if (left.size > 0) yield 'wait';
  }
}
