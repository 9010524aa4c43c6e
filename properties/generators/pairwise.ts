/** The level of each factor in one combination. */
export type Row = readonly number[];

/** The same lists of sizes come again, whenever an operation is laid out. */
const known = new Map<string, readonly Row[]>();
const MOST_KNOWN = 500;

/**
 * Combinations in which every pair of levels of two factors occurs (P6), greedily few, at most `most` of them. `sizes`
 * are the numbers of levels. The same for the same sizes.
 */
export function pairwise(sizes: readonly number[], most: number): readonly Row[] {
  const key = `${most} ${sizes.join()}`;
  if (known.size >= MOST_KNOWN) known.clear();
  const rows = known.get(key) ?? combinations(sizes, most);
  known.set(key, rows);
  return rows;
}

function combinations(sizes: readonly number[], most: number): readonly Row[] {
  if (sizes.length < 2)
    return sizes.length === 0 ? [] : Array.from({ length: Math.min(most, sizes[0] ?? 0) }, (_, level) => [level]);
  const open = new Set<string>();
  for (let a = 0; a < sizes.length; a++)
    for (let b = a + 1; b < sizes.length; b++)
      for (let i = 0; i < (sizes[a] ?? 0); i++) for (let j = 0; j < (sizes[b] ?? 0); j++) open.add(pair(a, i, b, j));
  const rows: Row[] = [];
  while (rows.length < most) {
    const [first] = open;
    if (first === undefined) break;
    const row = complete(seedOf(first), sizes, open);
    for (let a = 0; a < row.length; a++)
      for (let b = a + 1; b < row.length; b++) open.delete(pair(a, row[a] ?? 0, b, row[b] ?? 0));
    rows.push(row);
  }
  return rows;
}

function pair(a: number, i: number, b: number, j: number): string {
  return a < b ? `${a}.${i} ${b}.${j}` : `${b}.${j} ${a}.${i}`;
}

function seedOf(text: string): ReadonlyMap<number, number> {
  return new Map(
    text.split(' ').map((part) => {
      const [factor = 0, level = 0] = part.split('.').map(Number);
      return [factor, level];
    }),
  );
}

/** Each other factor takes the level that covers most pairs with what is chosen; the lowest of equals. */
function complete(seed: ReadonlyMap<number, number>, sizes: readonly number[], open: ReadonlySet<string>): Row {
  const chosen = new Map(seed);
  for (const [factor, size] of sizes.entries()) {
    if (chosen.has(factor)) continue;
    let best = 0;
    let most = -1;
    for (let level = 0; level < size; level++) {
      let covered = 0;
      for (const [other, at] of chosen) if (open.has(pair(factor, level, other, at))) covered++;
      if (covered > most) {
        most = covered;
        best = level;
      }
    }
    chosen.set(factor, best);
  }
  return sizes.map((_, factor) => chosen.get(factor) ?? 0);
}
