import type {} from 'vitest';
import type { RunRecord } from '../properties/run-record.ts';

/** What a test of a contract leaves for the reporter: records of the run, redacted as all records are. Plain data. */
export interface ContractMeta {
  /** Tests of the same contract say the same; tests of another one of the same file say something else. */
  readonly contract: string;
  readonly records: readonly RunRecord[];
}

/** What the reporter tells the suites. */
export interface ReporterWishes {
  /** Every exchange is to be handed over, not only those of findings. */
  readonly exchanges: boolean;
}

declare module 'vitest' {
  interface TaskMeta {
    plumbline?: ContractMeta;
  }
  interface ProvidedContext {
    plumbline?: ReporterWishes;
  }
}
