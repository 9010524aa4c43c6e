import type { Operation, SecurityScheme } from '../openapi/operation.ts';
import type { CredentialFields } from './credentials/fields.ts';
import type { HeaderField } from './exchange.ts';

/** Somebody with credentials. Values are secrets: they are never printed, stored or compared in messages. */
export interface Identity {
  /** The secret for this scheme: a token, a key, or `user:password`; `undefined` when none was supplied. */
  credential(scheme: SecurityScheme): string | undefined;
  /** Credentials in places that no scheme of the document names: they go with whatever this identity sends. */
  undeclared?(): CredentialFields;
  /** Where the credentials come from, when they can be had again. */
  readonly renewal?: Renewal;
}

/** A source of fresh credentials: what it gave wears out. */
export interface Renewal {
  /** Statuses that say that the credentials have worn out. */
  readonly on: ReadonlySet<number>;
  /** How often there were fresh credentials: what was sent under an older count may be sent again. */
  count(): number;
  /**
   * Gets fresh credentials, unless somebody has since this count; `admit` resolves when one more request may be sent. Rejects
   * with a PlumblineError when there are none to be had, and as `admit` does.
   */
  renew(since: number, admit: () => Promise<void>): Promise<void>;
  /** How many requests it took so far. */
  requests(): number;
  /** The credentials that are sent now. */
  credentials(): readonly string[];
  /** Every secret that ever came from here or was needed to get there. */
  secrets(): readonly string[];
  /** Label of the operation that hands them out, when it is one of the document. */
  readonly issuer?: string;
}

/** Who sends. `second` is a valid identity with less privilege. */
export interface Identities {
  readonly first: Identity;
  readonly second?: Identity;
  /** Whether an operation must be refused to the second identity, by what its owner says; nothing is known without it. */
  readonly denied?: (operation: Operation) => boolean;
  /** Operation label → who sends there instead. */
  readonly own?: ReadonlyMap<string, Identities>;
}

/** Who sends to this operation. */
export function identitiesAt(identities: Identities, { label }: Pick<Operation, 'label'>): Identities {
  return identities.own?.get(label) ?? identities;
}

/** Where cases go. */
export interface Target {
  /** Without a trailing slash; operation paths are appended. */
  readonly baseUrl: string;
  /** Sent with every request (`--header`). */
  readonly headers: readonly HeaderField[];
  /** Operation label → what is sent there beside them; it wins over them. */
  readonly own?: ReadonlyMap<string, readonly HeaderField[]>;
}

/** The fields that are configured for every request of this operation. */
export function configuredFields(
  { headers, own }: Target,
  { label }: Pick<Operation, 'label'>,
): readonly HeaderField[] {
  const mine = own?.get(label);
  if (!mine) return headers;
  const names = new Set(mine.map(([name]) => name.toLowerCase()));
  return [...headers.filter(([name]) => !names.has(name.toLowerCase())), ...mine];
}
