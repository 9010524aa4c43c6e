import type { ParameterLocation } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';

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
  | 'state'
  | 'precondition'
  | 'unchanged';

/** One reason not to carry a request out. `detail` is one clause for people and never repeats what was sent. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly detail: string;
  /** For `credentials`: whether some were presented that are not valid. */
  readonly presented?: boolean;
  /** For `parameter` and the kinds of bodies: the promise that the request broke. */
  readonly broken?: Breach;
}

/** The assertion of the document that a request does not meet. */
export interface Breach {
  readonly part: ParameterLocation | 'body';
  /** Pointer into the body, or `/name/…` for a parameter. */
  readonly at: JsonPointer;
  /** A JSON Schema keyword, or `required`, `style`, `syntax`. */
  readonly keyword: string;
  /** Pointer of the keyword in the document's root. */
  readonly schema?: JsonPointer;
}
