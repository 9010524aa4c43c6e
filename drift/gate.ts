import { PlumblineError } from '../openapi/error.ts';
import type { Change, Verdict } from './change.ts';
import { changeIds } from './kinds/index.ts';

/** What a team has decided that a kind of change is; `off`: none of its business. */
export type GateVerdict = Verdict | 'off';

/** One such decision: an id of a change, in which `*` stands for any characters. */
export interface GateRule {
  readonly id: string;
  readonly verdict: GateVerdict;
}

const VERDICTS: readonly string[] = ['breaking', 'review', 'compatible', 'off'];

/** Reads `ID=VERDICT`. Throws USAGE for a verdict that there is none of, and for an id that no change has. */
export function readGateRule(text: string): GateRule {
  const at = text.lastIndexOf('=');
  const [id, verdict] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
  if (!isVerdict(verdict))
    throw new PlumblineError('USAGE', `--change ${text} is written ID=VERDICT, a verdict being ${VERDICTS.join(', ')}`);
  const pattern = patternOf(id);
  if (!changeIds.some((each) => pattern.test(each)))
    throw new PlumblineError('USAGE', `--change ${id}: no change has this id; docs/drift.md lists them`);
  return { id, verdict };
}

/** The changes as these rules judge them; of several that mean the same change, the last counts. */
export function gated(changes: readonly Change[], rules: readonly GateRule[]): readonly Change[] {
  const patterns = rules.map(({ id, verdict }) => ({ pattern: patternOf(id), verdict })).reverse();
  return changes.flatMap((change) => {
    const rule = patterns.find(({ pattern }) => pattern.test(change.id));
    if (!rule) return [change];
    return rule.verdict === 'off' ? [] : [judged(change, rule.verdict)];
  });
}

/** What breaks by decree is shown by the decree. */
function judged(change: Change, verdict: Verdict): Change {
  if (verdict !== 'breaking' || change.witness) return { ...change, verdict };
  const shown = `${change.id} is breaking here`;
  return { ...change, verdict, witness: { kind: 'rule', shown, validOld: true, validNew: false } };
}

function patternOf(id: string): RegExp {
  const source = id.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`);
}

function isVerdict(text: string): text is GateVerdict {
  return VERDICTS.includes(text);
}
