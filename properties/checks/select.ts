import { PlumblineError } from '../../openapi/error.ts';
import type { Check } from '../check.ts';

/** What `--check` asked for: ids to run (alone, or beside the others where they are off), and, behind a `-`, ids to leave out. */
export interface Selection {
  readonly ids?: readonly string[];
  readonly maxResponseTime?: number;
  readonly profiles?: readonly string[];
}

/** The checks of a run. Throws USAGE for an unknown id, naming the nearest. */
export function selectChecks(
  all: readonly Check[],
  { ids = [], maxResponseTime, profiles = [] }: Selection,
): readonly Check[] {
  const wanted = ids.filter((id) => !id.startsWith('-'));
  const unwanted = new Set(ids.filter((id) => id.startsWith('-')).map((id) => id.slice(1)));
  for (const id of [...wanted, ...unwanted]) {
    if (all.some((check) => check.id === id)) continue;
    const nearest = [...all].sort((a, b) => distance(a.id, id) - distance(b.id, id))[0]?.id;
    throw new PlumblineError(
      'USAGE',
      `--check ${id}: there is no such check; did you mean ${nearest}? plumbline list names them all`,
    );
  }
  return all.filter((check) => {
    if (unwanted.has(check.id) || (check.id === 'response-time' && maxResponseTime === undefined)) return false;
    if (wanted.length > 0) return wanted.includes(check.id);
    return check.profile === undefined ? check.severity !== 'off' : profiles.includes(check.profile);
  });
}

/** Edit distance (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
