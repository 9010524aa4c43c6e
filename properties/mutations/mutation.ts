import type { Proof } from '../../http/case.ts';
import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Shapes } from '../../openapi/schema/shape.ts';
import type { Site } from '../arbitraries/sites.ts';

/** A proposal to break one keyword at one place. The validator decides whether it breaks that and nothing else. */
export interface Proposal {
  readonly keyword: string;
  /** Where the keyword stands in the document. */
  readonly schema: JsonPointer;
  /** What replaces the value at the site; absent when a member is removed. */
  readonly value?: Json;
  /** The member that is removed from, or added to, the object at the site. */
  readonly member?: string;
  /** What the value is now, for people: "a string; the document says number". */
  readonly summary: string;
  readonly proof?: Proof;
  /** The keyword that the validator finds broken, where it is called otherwise: `contains` for `minContains`. */
  readonly found?: string;
  /** Where it is found, seen from the site, where it is not the site itself: an item, a member. */
  readonly foundAt?: JsonPointer;
  /** True where whatever is found there is the one thing that was to be broken: nothing satisfies the schema there. */
  readonly within?: boolean;
}

/** Breaks one keyword, wherever it stands. */
export interface Mutation {
  /** The keyword, as JSON Schema calls it. */
  readonly keyword: string;
  propose(site: Site, shapes: Shapes): Iterable<Proposal>;
}
