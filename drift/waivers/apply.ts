import type { Change } from '../change.ts';
import { blanked } from '../surfaces/matched.ts';
import type { Waiver, WaiverProblem } from './waiver.ts';

/**
 * The changes, those that are waived marked, and what is wrong with the waivers: one that expired by `today` is an error
 * and waives nothing, one that matches no change is a warning.
 */
export function applyWaivers(
  changes: readonly Change[],
  waivers: readonly Waiver[],
  today: string,
): { readonly changes: readonly Change[]; readonly problems: readonly WaiverProblem[] } {
  const used = new Set<Waiver>();
  const marked = changes.map((change) => {
    const matching = waivers.filter((waiver) => matches(waiver, change));
    for (const waiver of matching) used.add(waiver);
    const live = matching.find(({ expires }) => expires > today);
    return live ? { ...change, waived: { reason: live.reason, owner: live.owner, expires: live.expires } } : change;
  });
  const problems = waivers.flatMap((waiver): WaiverProblem[] => {
    const named = `the waiver of ${waiver.check} on ${waiver.operation} (${waiver.owner})`;
    if (waiver.expires <= today)
      return [{ severity: 'error', message: `${named} expired on ${waiver.expires}: mend the change or renew it` }];
    return used.has(waiver) ? [] : [{ severity: 'warning', message: `${named} matches no change: take it out` }];
  });
  return { changes: marked, problems };
}

function matches({ check, operation, pointer }: Waiver, change: Change): boolean {
  if (check !== change.id) return false;
  if (operation !== '*' && operation !== blanked(change.operation)) return false;
  return [change.at.old, change.at.new].some((at) => isAt(blanked(at), blanked(pointer)));
}

/** The place itself or its keyword; inside of the operation where the pointer begins there. */
function isAt(at: string, pointer: string): boolean {
  const places = [at, at.slice(0, Math.max(0, at.lastIndexOf('/')))];
  const within = /^\/(responses|requestBody|parameters|security|servers|callbacks)\b/.test(pointer);
  return places.some(
    (place) => place === pointer || (within && place.startsWith('/paths/') && place.endsWith(pointer)),
  );
}
