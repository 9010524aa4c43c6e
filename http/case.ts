import type { Json } from '../openapi/json.ts';
import type { Operation, ParameterLocation } from '../openapi/operation.ts';
import type { JsonPointer } from '../openapi/pointer.ts';

/**
 * What stays of a mutation when it is on the wire. `strict`: no plausible reading of the bytes is valid. `coercion`: a
 * JSON value that is valid only after coercion. `ambiguous`: some plausible reading is valid; counts for server errors only.
 */
export type Proof = 'strict' | 'coercion' | 'ambiguous';

/** The one assertion that an invalid case breaks. */
export interface Violation {
  readonly part: ParameterLocation | 'body' | 'credentials';
  /** Pointer into the body, or `/name/…` for a parameter. */
  readonly at: JsonPointer;
  /** The JSON Schema keyword, or `required`, `media-type`, `json-syntax`, `body-missing` for what is no schema keyword. */
  readonly keyword: string;
  readonly proof: Proof;
  /** Pointer of the broken keyword in the document's root. */
  readonly schema?: JsonPointer;
  /** One clause for people: "body /limit is a string; the document says number". */
  readonly summary: string;
}

/** The answer class of a credential case; see `reference/credentials.md`, 1. */
export type CredentialClass = 'M' | 'I' | 'Q' | 'D' | 'L' | 'S' | 'F' | 'P' | '+';

/** One row of the credential matrix as it applies to one scheme of one operation. */
export interface CredentialCase {
  /** `bearer-missing`, `apikey-one-char`, … */
  readonly id: string;
  readonly class: CredentialClass;
  /** Name of the security scheme that is altered. */
  readonly scheme: string;
  readonly summary: string;
}

/** What a protocol case probes beyond the operation's own contract. */
export type Probe =
  | { readonly id: 'undeclared-method'; readonly method: string }
  | { readonly id: 'head' | 'options' | 'unknown-path' | 'trailing-data' }
  | { readonly id: 'media-type'; readonly mediaType: string | null }
  | { readonly id: 'malformed-json'; readonly summary: string }
  | { readonly id: 'hygiene'; readonly summary: string }
  | { readonly id: 'wire-variant'; readonly variant: string }
  | { readonly id: 'accept'; readonly accept: string }
  /** What a rule of a profile says of one request: `check` judges the answer, `rule` is the part of it that is probed. */
  | { readonly id: 'rule'; readonly check: string; readonly rule: string; readonly summary: string }
  | { readonly id: 'conditional'; readonly field: string; readonly expected: number }
  /** A step of a workflow; `relation` says what it must show about the exchanges before it. */
  | { readonly id: 'workflow'; readonly relation: string };

export type Intent =
  | { readonly kind: 'valid'; readonly summary: string }
  | { readonly kind: 'invalid'; readonly violation: Violation }
  | { readonly kind: 'unauthenticated'; readonly credential: CredentialCase }
  | { readonly kind: 'protocol'; readonly probe: Probe };

/** A value for one parameter: a JSON value that the declared style serialises, or wire text that is sent as it is. */
export type ParameterValue = {
  readonly in: ParameterLocation;
  readonly name: string;
} & ({ readonly value: Json } | { readonly wire: string });

/**
 * The content of a request. `value` is serialised by the media type; `text` and `base64` are sent as they are.
 * `mediaType: null` sends no Content-Type. `parameters` is appended to the media type (`; charset=utf-8`).
 */
export type BodyValue = { readonly mediaType: string | null; readonly parameters?: string } & (
  | { readonly value: Json }
  | { readonly text: string }
  | { readonly base64: string }
);

/** Which credentials go with a case. Never a secret: it says which identity and which alteration, so that it can be replayed. */
export type CredentialUse =
  | { readonly kind: 'supplied'; readonly identity?: 'second' }
  | { readonly kind: 'none' }
  | { readonly kind: 'altered'; readonly case: string; readonly scheme: string };

/** A request not yet sent, and what it is for. Plain data. */
export interface Case {
  readonly operation: Operation;
  readonly intent: Intent;
  readonly parameters: readonly ParameterValue[];
  readonly credentials: CredentialUse;
  readonly body?: BodyValue;
  /** Overrides of what the operation says, for protocol cases. */
  readonly method?: string;
  readonly path?: string;
  /** Header fields sent beside those of parameters, body and credentials; they win over them. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Path parameters must name a resource that this run made and that nothing else uses: the case may destroy it. */
  readonly fresh?: boolean;
  /** Sent without a Host field, over a plain socket. */
  readonly hostless?: true;
  /** Sent over a plain socket of ours, so that the answer's raw facts are kept (HEAD with content, framing). */
  readonly raw?: boolean;
}
