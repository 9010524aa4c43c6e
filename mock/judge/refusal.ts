/** What a strict server can find wrong with a request, in the order in which it looks. */
export type RefusalKind =
  | 'unknown-path'
  | 'method'
  | 'too-large'
  | 'head-too-large'
  | 'credentials'
  | 'scope'
  | 'not-acceptable'
  | 'media-type'
  | 'parameter'
  | 'body-missing'
  | 'body-syntax'
  | 'body-schema'
  | 'unknown-resource'
  | 'precondition'
  | 'unchanged';

/** One reason not to carry a request out. `detail` is one clause for people and never repeats what was sent. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly detail: string;
  /** For `credentials`: whether some were presented that are not valid. */
  readonly presented?: boolean;
}
