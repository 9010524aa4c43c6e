/** A line of two texts: in both, only in the first (`gone`) or only in the second (`new`). */
export interface DiffLine {
  readonly side: 'both' | 'gone' | 'new';
  readonly text: string;
}

/** Above this many pairs of lines a comparison would cost more than it shows. */
const MOST_PAIRS = 250_000;

/** The shortest way from one text to the other, line by line; `undefined` for texts too long to compare. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] | undefined {
  // Most of two messages is the same: only what is between their first and last difference is worth a table.
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const middle = between(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const both = (text: string): DiffLine => ({ side: 'both', text });
  return middle && [...before.slice(0, head).map(both), ...middle, ...before.slice(before.length - tail).map(both)];
}

function between(before: readonly string[], after: readonly string[]): readonly DiffLine[] | undefined {
  if (before.length * after.length > MOST_PAIRS) return undefined;
  const common = longestCommon(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const left = before[i];
    const right = after[j];
    if (left !== undefined && left === right) {
      lines.push({ side: 'both', text: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ side: 'gone', text: left });
      i++;
    } else if (right !== undefined) {
      lines.push({ side: 'new', text: right });
      j++;
    }
  }
  return lines;
}

/** How many lines of `before` from i and of `after` from j are in common, at `[i][j]`. */
function longestCommon(before: readonly string[], after: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = rows[i];
      if (row)
        row[j] = before[i] === after[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  return rows;
}

function at(rows: readonly Uint32Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
