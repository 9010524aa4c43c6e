import type { Diagnostic } from '../diagnostic.ts';
import type { Family } from '../family.ts';
import type { Json } from '../json.ts';
import type { JsonPointer } from '../pointer.ts';

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
  /** Changes the document, as it was written, in place and says what it changed. */
  mend?(root: Draft, family: Family): Iterable<Note>;
  /** The same for one schema; subschemas have a turn of their own, after it. */
  mendSchema?(schema: Draft, pointer: JsonPointer, family: Family): Iterable<Note>;
}

/** What a repair of one code says; everything but `code` and `severity`, which is a warning. */
export function mended(
  code: string,
  pointer: JsonPointer,
  message: string,
  interpretation: string,
  remedy: string,
): Note {
  return { code, severity: 'warning', pointer, message, interpretation, remedy };
}

/** True for an object of a draft. */
export function isDraft(value: DraftValue | undefined): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a member, `__proto__` too, which assignment would not. */
export function setMember(draft: Draft, name: string, value: DraftValue): void {
  Object.defineProperty(draft, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Gives a member another name, in its place. */
export function renameMember(draft: Draft, from: string, to: string): void {
  const entries = Object.entries(draft);
  for (const [name] of entries) delete draft[name];
  for (const [name, value] of entries) setMember(draft, name === from ? to : name, value);
}

/** A deep copy that may be changed. Own members only, so that `__proto__` stays a member. */
export function draftOf(value: Json): DraftValue {
  if (Array.isArray(value)) return value.map(draftOf);
  if (typeof value !== 'object' || value === null) return value as DraftValue; // a scalar: arrays and objects went before
  const out: Draft = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    if (name === '__proto__') setMember(out, name, draftOf(inner));
    else out[name] = draftOf(inner);
  }
  return out;
}
