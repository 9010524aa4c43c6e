import type { Change, Verdict } from '../../../drift/change.ts';
import type { Bump } from '../../../drift/lifecycle/version.ts';
import type { WaiverProblem } from '../../../drift/waivers/waiver.ts';
import type { ApiDocument } from '../../../openapi/api-document.ts';
import type { Place } from '../../../openapi/diagnostic.ts';
import type { JsonObject } from '../../../openapi/json.ts';

/** What a comparison found, ready to be written in any format. */
export interface DriftResult {
  readonly verdict: Verdict | 'none';
  readonly changes: readonly Change[];
  /** What is wrong with the waivers. */
  readonly problems: readonly WaiverProblem[];
  /** The version that Semantic Versioning asks for. */
  readonly bump: Bump;
  readonly old: Pick<ApiDocument, 'source' | 'title' | 'version'>;
  readonly new: Pick<ApiDocument, 'source' | 'title' | 'version'>;
  /** What would document what a target was seen to do; only where there was one. */
  readonly overlay?: JsonObject;
  /** Where a change stands in the author's files: in the new one, else in the old one. */
  place(change: Change): Place | undefined;
}

/** Each verdict in the order of a report. */
export const verdicts: readonly Verdict[] = ['breaking', 'review', 'compatible'];

/** The witness in one line; `undefined` where there is none. */
export function witnessLine({ witness }: Pick<Change, 'witness'>): string | undefined {
  if (!witness) return undefined;
  if (witness.kind !== 'instance') return witness.shown;
  return witness.bytes ?? JSON.stringify(witness.instance);
}

/** "2 breaking, 1 to review, 5 compatible". */
export function counted(changes: readonly Pick<Change, 'verdict' | 'waived'>[]): string {
  const count = (verdict: Verdict): number =>
    changes.filter((change) => change.verdict === verdict && !change.waived).length;
  const waived = changes.filter((change) => change.waived).length;
  return `${count('breaking')} breaking, ${count('review')} to review, ${count('compatible')} compatible${waived > 0 ? `, ${waived} waived` : ''}`;
}

/** " (waived until 2030-01-01 by team: reason)", or nothing. */
export function waivedNote({ waived }: Pick<Change, 'waived'>): string {
  return waived ? ` (waived until ${waived.expires} by ${waived.owner}: ${waived.reason})` : '';
}
