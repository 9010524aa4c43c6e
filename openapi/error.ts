/** Every way Plumbline itself can fail. Each has a heading in `docs/errors.md`; a test compares the two. */
export type ErrorCode =
  | 'USAGE'
  | 'CONFIG_INVALID'
  | 'DOCUMENT_UNREADABLE'
  | 'DOCUMENT_NOT_OPENAPI'
  | 'DOCUMENT_TOO_LARGE'
  | 'OVERLAY_INVALID'
  | 'REFERENCE_UNRESOLVED'
  | 'NOTHING_TO_TEST'
  | 'TARGET_UNREACHABLE'
  | 'CREDENTIALS_REFUSED'
  | 'BUDGET_EXHAUSTED'
  | 'RUN_FILE_INVALID'
  | 'INTERNAL';

/** Codes after which nothing could be judged (exit 3); all others are usage or document faults (exit 2). */
const CANNOT_JUDGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOTHING_TO_TEST',
  'TARGET_UNREACHABLE',
  'CREDENTIALS_REFUSED',
  'BUDGET_EXHAUSTED',
]);

/** A failure of ours, or of what we were given: one sentence that names the place and the remedy. Never a finding. */
export class PlumblineError extends Error {
  readonly code: ErrorCode;
  override readonly name = 'PlumblineError';

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** The process exit code that `interface.md` gives to this failure. */
  get exitCode(): 2 | 3 {
    return CANNOT_JUDGE.has(this.code) ? 3 : 2;
  }
}
