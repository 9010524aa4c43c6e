import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { mentions } from '../../openapi/schema/mentions.ts';
import { createShapes, type Shapes } from '../../openapi/schema/shape.ts';
import type { Direction } from '../../openapi/schema/validator-types.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import { type PlainCheck, plainCheck } from './plain-schema.ts';

/** One document as sender or receiver of content in one direction. */
export interface Side {
  readonly root: JsonObject;
  /** Shapes to build instances from: members that do not travel in this direction are marked `readOnly` in its root. */
  readonly shapes: Shapes;
  /** Whether the validator says that all of these schemas accept the value in this direction: for whole contents. */
  proves(pointers: readonly JsonPointer[], value: Json): boolean;
  /** The same for the search, where plain scalars need no validator. */
  accepts(pointers: readonly JsonPointer[], value: Json): boolean;
  /** What is broken of these schemas: keyword, place and member. */
  errors(pointers: readonly JsonPointer[], value: Json): readonly Broken[];
}

/** One broken keyword of an instance. */
export interface Broken {
  readonly keyword: string;
  readonly at: JsonPointer;
  readonly member?: string | undefined;
}

/** A document's two sides, made when first asked for. */
export interface Sides {
  readonly root: JsonObject;
  for(direction: Direction): Side;
}

/** The sides of a document. Its validators are compiled once, each when it is needed. */
export function createSides(root: JsonObject): Sides {
  const validators = createValidators(root, { formats: true });
  const made = new Map<Direction, Side>();
  const plain = new Map<JsonPointer, PlainCheck | undefined>();
  const plainAt = (pointer: JsonPointer): PlainCheck | undefined => {
    if (!plain.has(pointer)) plain.set(pointer, plainCheck(root, pointer));
    return plain.get(pointer);
  };
  return {
    root,
    for(direction) {
      const known = made.get(direction);
      if (known) return known;
      const masked = mentions(root, 'readOnly') || mentions(root, 'writeOnly');
      const side: Side = {
        root,
        shapes: createShapes(direction === 'response' && masked ? mirrored(root) : root),
        proves: (pointers, value) => pointers.every((pointer) => validators.for(pointer, direction).accepts(value)),
        accepts: (pointers, value) =>
          pointers.every((pointer) => {
            const plain = plainAt(pointer);
            return plain ? plain(value).length === 0 : validators.for(pointer, direction).accepts(value);
          }),
        errors: (pointers, value) =>
          pointers.flatMap((pointer): readonly Broken[] => {
            const plain = plainAt(pointer);
            if (plain) return plain(value).map((keyword) => ({ keyword, at: '' }));
            return validators
              .for(pointer, direction)
              .errors(value)
              .map(({ keyword, instance, property }) => ({ keyword, at: instance, member: property }));
          }),
      };
      made.set(direction, side);
      return side;
    },
  };
}

/** The document with `writeOnly` where `readOnly` stood and the reverse: what builds requests builds answers from it. */
function mirrored(root: JsonObject): JsonObject {
  const copy = (value: Json): Json => {
    if (isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    const out: Record<string, Json> = {};
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const turned =
        inner !== true ? name : name === 'readOnly' ? 'writeOnly' : name === 'writeOnly' ? 'readOnly' : name;
      // Not assigned: a member may be named __proto__.
      Object.defineProperty(out, turned, { value: copy(inner), enumerable: true, configurable: true, writable: true });
    }
    return out;
  };
  const mirror = copy(root);
  return isObject(mirror) ? mirror : root;
}
