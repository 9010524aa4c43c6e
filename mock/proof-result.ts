import { checks } from '../properties/checks/index.ts';
import type { GeneratorId } from '../properties/generator.ts';
import type { Finding } from '../properties/outcome.ts';
import type { ApplicableFault } from './faults/select.ts';
import type { ProofRun } from './proof-run.ts';
import { shownFinding } from './proof-run.ts';

/** What one lie came to. */
export interface ProofResult {
  readonly id: string;
  /** Operation label. */
  readonly operation: string;
  readonly caught: boolean;
  /** Ids of the checks that spoke. */
  readonly by: readonly string[];
  /** How many it took until the fault's own check spoke; all that were sent where it did not. */
  readonly requests: number;
  /** Whose case it was that the fault's own check spoke of first. */
  readonly generator?: GeneratorId;
  /** Findings beyond the fault's own check and those it lists in `also`: false alarms of ours. */
  readonly strays: readonly string[];
  /** Why it was missed. */
  readonly reason?: string;
}

/** Ids of the checks that compare exchanges. */
const PAIRS: ReadonlySet<string> = new Set(checks.filter(({ pair }) => pair).map(({ id }) => id));

/** A finding that may be of how busy this machine is. */
const late = ({ check, failure }: Finding): boolean => check === 'response-time' || failure?.kind === 'timeout';

/** Judges the findings that a lie brought about; `undefined` where the time was over before anything spoke. */
export function resultOf(
  { fault, operation }: ApplicableFault,
  { findings, requests, notes, unreached }: ProofRun,
): ProofResult | undefined {
  // A probe on another method belongs to the path's first operation, and may be answered by the lying one; HEAD tells
  // what GET tells.
  const here = ({ operation: { method, path }, request }: Finding): boolean =>
    `${method} ${path}` === operation.label ||
    (path === operation.path &&
      (request.method === operation.method || (request.method === 'HEAD' && operation.method === 'GET')));
  // A sequence of another operation may pass through the lying one: what compares exchanges may speak there.
  const expected = (finding: Finding): boolean =>
    (finding.check === fault.provokes || fault.also.includes(finding.check)) &&
    // How long others take says something of this machine.
    (here(finding) || PAIRS.has(finding.check) || late(finding));
  // What compares exchanges may name another operation on the same resource: who shows what was not deleted.
  const beside = (finding: Finding): boolean => PAIRS.has(finding.check) && finding.operation.path === operation.path;
  const first = findings.find(({ finding }) => finding.check === fault.provokes && (here(finding) || beside(finding)));
  if (first === undefined && unreached.size > 0) return undefined;
  return {
    id: fault.id,
    operation: operation.label,
    caught: first !== undefined,
    by: [...new Set(findings.map(({ finding }) => finding.check))],
    requests: first?.after ?? requests,
    ...(first !== undefined && { generator: first.finding.generator }),
    strays: findings.filter(({ finding }) => !expected(finding)).map(shownFinding),
    ...(first === undefined && {
      reason: notes[0] ?? `${fault.provokes} did not speak`,
    }),
  };
}
