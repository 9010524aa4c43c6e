import type { ApiDocument } from '../openapi/api-document.ts';
import type { JsonObject } from '../openapi/json.ts';
import type { Operation, SecurityScheme } from '../openapi/operation.ts';
import type { Family } from '../properties/check.ts';
import type { Profile } from '../properties/profiles/profile.ts';
import type { Refusal, RefusalKind } from './judge/refusal.ts';

/** The request as the mock and its faults see it, after its body was read. */
export interface MockRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  /** By lower-case name; the first line of a field that was sent more than once. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Every field line in order, with its name as received. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The answer that a faultless mock is about to give. A fault returns a changed copy. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: Buffer;
  /** Why the request was refused, for the log. */
  readonly reason?: string;
  /** Milliseconds to wait before answering. */
  readonly delay?: number;
  /** Close the connection instead of answering, or after the head. */
  readonly abort?: 'before' | 'midway';
  /** Without the field Date. */
  readonly undated?: true;
  /** Never answer; the connection stays open until the client gives up. */
  readonly silent?: true;
  /** Send exactly these bytes on the socket and close it, in place of everything else. */
  readonly raw?: Buffer;
}

/** Whom a credential belongs to. `second` lacks every scope. */
export type MockIdentity = 'first' | 'second';

/** One scheme's credential as it was presented, and what a strict server makes of it. */
export interface CredentialAttempt {
  readonly scheme: SecurityScheme;
  readonly request: MockRequest;
  /** `missing`: nothing in the declared place. `malformed`: something there that the scheme's syntax does not allow. */
  readonly presented: { readonly kind: 'missing' | 'malformed' } | { readonly kind: 'secret'; readonly secret: string };
  readonly identity: MockIdentity | undefined;
  /** What is asked for together: how many, how many of them were presented, and how many are somebody's. */
  readonly set: { readonly size: number; readonly presented: number; readonly valid: number };
  /** Secrets that were accepted before, for faults that accept what is close to one. */
  readonly known: ReadonlySet<string>;
  accepts(secret: string): MockIdentity | undefined;
}

/** What a stateful mock may forget to do. */
export type Lapse =
  | 'create-not-stored'
  | 'create-not-listed'
  | 'identifier-reused'
  | 'put-not-stored'
  | 'put-accumulates'
  | 'put-keeps-omitted'
  | 'patch-not-stored'
  | 'patch-drops-others'
  | 'merge-patch-replaces'
  | 'merge-patch-appends'
  | 'merge-patch-empty-clears'
  | 'merge-patch-accumulates'
  | 'delete-keeps'
  | 'delete-takes-others'
  | 'write-changes-others'
  | 'write-makes-anew'
  | 'read-counts'
  | 'read-only-written'
  | 'defaults-forgotten'
  | 'list-shows-before'
  | 'orphans-kept'
  | 'duplicates-accepted'
  | 'repeated-key-ignored'
  | 'repeated-key-refused'
  | 'keys-alike'
  | 'key-payload-ignored'
  | 'write-shows-before'
  | 'parent-ignored'
  | 'action-forgotten'
  | 'action-in-any-state'
  | 'refused-write-stored'
  | 'if-match-ignored'
  | 'if-none-match-ignored'
  | 'if-none-match-overwrites'
  | 'filter-ignored'
  | 'filter-inverted'
  | 'filter-first-value'
  | 'filter-bound-left-out'
  | 'filters-either'
  | 'sort-ignored'
  | 'sort-reversed'
  | 'size-ignored'
  | 'total-of-page'
  | 'offset-not-told'
  | 'end-begins-anew'
  | 'next-without-end'
  | 'prev-stays'
  | 'page-repeats'
  | 'next-forgets-query'
  | 'next-stays';

/** What an answering fault may look at. `count` is how many answers this operation has given before. */
export interface Scene {
  readonly request: MockRequest;
  readonly operation: Operation;
  readonly document: ApiDocument;
  readonly count: number;
  /** Why the request was refused; `undefined` when it was carried out. */
  readonly refusal?: Refusal;
  /** True when the client sent HEAD. */
  readonly head: boolean;
}

/** One way to lie. Each names the check that it must provoke, and the others that it may. */
export interface Fault {
  readonly id: string;
  readonly family: Family;
  readonly summary: string;
  /** Id of the check it must provoke. */
  readonly provokes: string;
  /**
   * Checks that it may provoke as well, on the same operation; those that compare exchanges also on an operation whose
   * sequence passes through this one.
   */
  readonly also: readonly string[];
  /** The check is off unless it is asked for, or belongs to an option or a profile: `prove` has to turn it on. */
  readonly needs?: {
    readonly check?: string;
    readonly profile?: Profile;
    readonly option?: 'max-response-time' | 'second-token';
  };
  /** Whether the document makes this lie visible on this operation. */
  appliesTo(operation: Operation, document: ApiDocument, all: readonly Operation[]): boolean;
  /** Rewrites every schema object that requests are judged by, so that the judgement is too lenient or too strict. */
  readonly schema?: (schema: JsonObject) => JsonObject;
  /** Required parameters may be absent. */
  readonly optionalParameters?: true;
  /** Refusals of these kinds are not made. */
  readonly forgives?: readonly RefusalKind[];
  /** Another verdict on one scheme's credential; `undefined` leaves the strict one. */
  readonly credential?: (attempt: CredentialAttempt) => boolean | undefined;
  /** Another identity's credential is good for everything. */
  readonly scopesIgnored?: true;
  readonly lapse?: Lapse;
  /** Bends the answer. */
  readonly answer?: (answer: MockAnswer, scene: Scene) => MockAnswer;
}
