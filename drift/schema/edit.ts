import type { JsonPointer } from '../../openapi/pointer.ts';

/** What an edit does to the set of valid instances, as far as the keyword alone tells. */
export type Effect =
  /** Some instances leave. */
  | 'narrows'
  /** Some enter. */
  | 'widens'
  /** Both. */
  | 'incomparable'
  /** The set stays. */
  | 'none'
  /** Only a witness can tell; without one somebody has to look. */
  | 'unknown'
  /** It should be safe, and a witness is looked for all the same. */
  | 'doubtful';

/** A step from a schema to one inside of it. */
export type Step =
  | { readonly kind: 'member'; readonly name: string }
  /** Any member that no other keyword names. */
  | { readonly kind: 'additional' }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'item'; readonly index: number }
  /** A branch of `anyOf` or `oneOf`: the same value, seen more closely. */
  | { readonly kind: 'branch'; readonly keyword: 'anyOf' | 'oneOf' };

/** The schemas that apply together at one place of an instance, in the old and in the new document. */
export interface Pair {
  readonly old: readonly JsonPointer[];
  readonly new: readonly JsonPointer[];
}

/** A node on the way to an edit, and the step that was taken from it. */
export interface Frame {
  readonly pair: Pair;
  readonly step: Step;
}

/** One difference between two schemas at one place. */
export interface SchemaEdit {
  /** `max-length-decreased`; the surface comes before it. Ids of members are whole: `new-required-request-property`. */
  readonly name: string;
  /** What happened to a member: the id says `property` whatever holds it. */
  readonly member?: string;
  readonly effect: Effect;
  readonly at: { readonly old: JsonPointer; readonly new: JsonPointer };
  /** "maxLength 10 is now 5", without the place. */
  readonly message: string;
  /** Keywords by which a validator objects to what left or entered the set. */
  readonly keywords: readonly string[];
  /** The way here, outermost first, and the node that the edit is of. */
  readonly frames: readonly Frame[];
  readonly pair: Pair;
  /** True where the document says that values may be added: then an added value breaks nobody. */
  readonly sanctioned?: boolean;
}

/** The edits of a schema inside of another, with the step that leads there: shared by all that refer to it. */
interface Inside {
  readonly frame: Frame;
  readonly parts: readonly Part[];
}

/** What a node says: edits of its own, and those of the schemas inside of it. */
export type Part = SchemaEdit | Inside;
