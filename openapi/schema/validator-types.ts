import type { JsonPointer } from '../pointer.ts';

/** Which way a schema is read: `readOnly` members are not required in requests, `writeOnly` ones not in responses. */
export type Direction = 'request' | 'response';

/** One broken assertion. Wrappers (`allOf`, `$ref`) are not reported, the keyword inside them is. */
export interface SchemaError {
  /** Pointer into the instance. For `required` it is the object, and `property` names the member. */
  readonly instance: JsonPointer;
  readonly keyword: string;
  /** Pointer of the keyword in the document's root, through references: `/components/schemas/X/properties/y/type`. */
  readonly schema: JsonPointer;
  /** The member for `required`, `additionalProperties`, `unevaluatedProperties`, `dependentRequired`, `propertyNames`. */
  readonly property?: string;
  /** "must be a number": one clause for people, without the instance. */
  readonly message: string;
}

export interface SchemaValidator {
  accepts(instance: unknown): boolean;
  /** All broken assertions; empty when valid. Never throws, never changes the instance. */
  errors(instance: unknown): readonly SchemaError[];
}

/** Validators of one document, each compiled on first use and kept. */
export interface SchemaValidators {
  /** The validator of the schema at this pointer of the root. Throws nothing: a schema that does not compile has `unusable`. */
  for(pointer: JsonPointer, direction: Direction): SchemaValidator & { readonly unusable?: string };
}
