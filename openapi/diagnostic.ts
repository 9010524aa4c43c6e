import type { JsonPointer } from './pointer.ts';

export type DiagnosticSeverity = 'error' | 'warning' | 'info';

/** Where something stands in the file that the author wrote. Lines and columns count from 1; `length` is in columns. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length?: number;
}

/** What the document says wrongly or oddly, what it was taken to mean, and how to mend it. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  /** Pointer into the document as the author wrote it (before upgrading), without `#`. */
  readonly pointer: JsonPointer;
  readonly place?: Place;
  /** What Plumbline took it to mean. */
  readonly interpretation?: string;
  /** How the author mends it. */
  readonly remedy?: string;
  /** True when a repair changed what was read; `--no-repair` switches it off. */
  readonly repaired?: boolean;
}
