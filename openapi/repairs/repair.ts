import type { Diagnostic } from '../diagnostic.ts';
import type { Json } from '../json.ts';

/** A JSON value that a repair may change in place: the loader works on its own copy. */
export type Draft = { [member: string]: DraftValue };
export type DraftValue = null | boolean | number | string | DraftValue[] | Draft;

/** What a repair says of what it did. */
export type Note = Omit<Diagnostic, 'place' | 'repaired'>;

/** One way in which documents are broken in practice, and the reading that their authors mean. */
export interface Repair {
  /** Stable code of the diagnostic. */
  readonly code: string;
  readonly summary: string;
  /** Changes the document in place and says what it changed. */
  mend(root: Draft): Iterable<Note>;
  /** What `--no-repair` says in place of mending; nothing when silence is right. */
  diagnose?(root: Draft): Iterable<Note>;
}

/** True for an object of a draft. */
export function isDraft(value: DraftValue | undefined): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A deep copy that may be changed. Own members only, so that `__proto__` stays a member. */
export function draftOf(value: Json): DraftValue {
  if (Array.isArray(value)) return value.map(draftOf);
  if (typeof value !== 'object' || value === null) return value as DraftValue; // a scalar: arrays and objects went before
  const out: Draft = {};
  for (const [name, inner] of Object.entries(value))
    if (inner !== undefined)
      Object.defineProperty(out, name, { value: draftOf(inner), enumerable: true, configurable: true, writable: true });
  return out;
}
