import type { EndRecord } from '../../properties/run-record.ts';

/** The exit code of a run. Where several apply: interrupted, then findings, then could not judge. */
export function exitCodeOf(
  { totals, verdict, interrupted }: EndRecord,
  signalled: boolean,
  failOn: 'error' | 'warning' | 'none',
): number {
  if (signalled || interrupted) return 130;
  const failing = failOn === 'none' ? 0 : totals.errors + (failOn === 'warning' ? totals.warnings : 0);
  if (failing > 0) return 1;
  return verdict === 'inconclusive' ? 3 : 0;
}
