import type { SecurityScheme } from '../openapi/operation.ts';
import type { HeaderField } from './exchange.ts';

/** Somebody with credentials. Values are secrets: they are never printed, stored or compared in messages. */
export interface Identity {
  /** The secret for this scheme: a token, a key, or `user:password`; `undefined` when none was supplied. */
  credential(scheme: SecurityScheme): string | undefined;
}

/** Who sends. `second` is a valid identity with less privilege. */
export interface Identities {
  readonly first: Identity;
  readonly second?: Identity;
}

/** Where cases go. */
export interface Target {
  /** Without a trailing slash; operation paths are appended. */
  readonly baseUrl: string;
  /** Sent with every request (`--header`). */
  readonly headers: readonly HeaderField[];
}
