import { isObject, type Json, type JsonObject } from '../json.ts';
import { type JsonPointer, valueAt } from '../pointer.ts';
import { resourcesOf } from './resources.ts';

/** Which schemas of a document mean the same as another, so that both need to be compiled only once. */
export interface Alike {
  /** Where a reference that stands alone leads; the pointer itself for anything else. */
  meant(pointer: JsonPointer): JsonPointer;
  /** The first pointer asked for whose schema is the same text, where that says all: a small one without references. */
  twin(pointer: JsonPointer): JsonPointer;
}

const MOST_HOPS = 32;
const LONGEST_TEXT = 300;
const MOST_TEXTS = 5000;
/** Keywords that make a schema mean something by the place it stands in. */
const PLACED = /"\$(ref|dynamicRef|recursiveRef|id|anchor|dynamicAnchor)"/;

const known = new WeakMap<JsonObject, Alike>();

/** The schemas of this document that are alike; the same for the same root. */
export function alikeIn(root: JsonObject): Alike {
  const made = known.get(root) ?? over(root);
  known.set(root, made);
  return made;
}

function over(root: JsonObject): Alike {
  // Where schemas have identifiers of their own, how one is entered decides what its references mean.
  if (resourcesOf(root)) return { meant: (pointer) => pointer, twin: (pointer) => pointer };
  const targets = new Map<JsonPointer, JsonPointer>();
  const texts = new Map<string, JsonPointer>();
  const follow = (pointer: JsonPointer): JsonPointer => {
    let at = pointer;
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      const next = aloneAt(valueAt(root, at));
      if (next === undefined || valueAt(root, next) === undefined) return at;
      at = next;
    }
    return pointer;
  };
  return {
    meant(pointer) {
      const before = targets.get(pointer);
      if (before !== undefined) return before;
      const target = follow(pointer);
      targets.set(pointer, target);
      return target;
    },
    twin(pointer) {
      const text = JSON.stringify(valueAt(root, pointer)) ?? '';
      if (text === '' || text.length > LONGEST_TEXT || PLACED.test(text)) return pointer;
      const first = texts.get(text);
      if (first === undefined && texts.size < MOST_TEXTS) texts.set(text, pointer);
      return first ?? pointer;
    },
  };
}

/** The pointer that a schema names which is nothing but `{"$ref": "#/…"}`. */
function aloneAt(schema: Json | undefined): JsonPointer | undefined {
  if (!isObject(schema) || typeof schema.$ref !== 'string' || Object.keys(schema).length !== 1) return undefined;
  const { $ref } = schema;
  return $ref.startsWith('#/') && !$ref.includes('%') ? $ref.slice(1) : undefined;
}
