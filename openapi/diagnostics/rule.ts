import type { ApiDocument } from '../api-document.ts';
import type { Diagnostic, DiagnosticSeverity } from '../diagnostic.ts';

/** What a rule says of one place; code and severity are the rule's. */
export type RuleNote = Pick<Diagnostic, 'message' | 'pointer' | 'interpretation' | 'remedy'> & {
  readonly severity?: DiagnosticSeverity;
};

/** One thing that can be wrong with a document. */
export interface Rule {
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** One sentence for `docs/diagnostics.md`. */
  readonly summary: string;
  diagnose(document: ApiDocument): Iterable<RuleNote>;
}
