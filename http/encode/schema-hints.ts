import { dereference } from '../../openapi/dereference.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';

/** A schema as far as serialising needs it: one level at a time, references and `allOf` looked through. */
export interface SchemaHints {
  /** The keyword's value at this schema or at one it is made of. */
  keyword(name: string): Json | undefined;
  /** The schema of a property. */
  property(name: string): SchemaHints;
  /** The schema of the items of an array. */
  items(): SchemaHints;
  /** Name of the component that this schema is, where it is one. */
  readonly component: string | undefined;
}

/** Knows nothing: what a body without a schema, or a caller without a document, has. */
const noHints: SchemaHints = {
  keyword: () => undefined,
  property: () => noHints,
  items: () => noHints,
  component: undefined,
};

const MOST_PARTS = 64;

/** The hints of the schema at this pointer. */
export function schemaHints(root: JsonObject | undefined, pointer: JsonPointer | undefined): SchemaHints {
  return root === undefined || pointer === undefined ? noHints : hintsOf(root, [pointer]);
}

function hintsOf(root: JsonObject, pointers: readonly JsonPointer[]): SchemaHints {
  const parts = partsOf(root, pointers);
  if (parts.length === 0) return noHints;
  const below = (...path: readonly string[]): SchemaHints => {
    const found = parts.filter(({ schema }) => path.reduce<Json | undefined>(member, schema) !== undefined);
    return found.length === 0
      ? noHints
      : hintsOf(
          root,
          found.map(({ pointer }) => join(pointer, ...path)),
        );
  };
  return {
    keyword: (name) => parts.map(({ schema }) => member(schema, name)).find((value) => value !== undefined),
    property: (name) => below('properties', name),
    items: () => below('items'),
    component: parts.map(({ pointer }) => /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1]).find((name) => name),
  };
}

interface Part {
  readonly schema: JsonObject;
  readonly pointer: JsonPointer;
}

/** The schemas that hold at a place together: what is written there, what it refers to, and the members of `allOf`. */
function partsOf(root: JsonObject, pointers: readonly JsonPointer[]): readonly Part[] {
  const parts: Part[] = [];
  const seen = new Set<JsonPointer>();
  const queue = [...pointers];
  for (let pointer = queue.shift(); pointer !== undefined && parts.length < MOST_PARTS; pointer = queue.shift()) {
    if (seen.has(pointer)) continue;
    seen.add(pointer);
    const schema = valueAt(root, pointer);
    if (!isObject(schema)) continue;
    parts.push({ schema, pointer });
    if (schema.$ref !== undefined) queue.push(dereference(root, schema, pointer).pointer);
    if (isArray(schema.allOf)) queue.push(...schema.allOf.map((_, i) => join(pointer ?? '', 'allOf', i)));
  }
  return parts;
}
