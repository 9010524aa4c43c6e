import type { Run } from '../properties/run-record.ts';

/** A run, rendered. Pure: the same bytes for the same run; secrets are gone before a run exists. */
export interface Report {
  /** As `--report` names it. */
  readonly id: string;
  /** Below `plumbline-report/` unless a path was given. */
  readonly fileName: string;
  render(run: Run): string;
}
