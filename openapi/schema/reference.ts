import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { type JsonPointer, join, parentOf, valueAt } from '../pointer.ts';

/**
 * The pointer in `root` that a reference names: `#/…`, or `#name` for an `$anchor` (or `$dynamicAnchor`). `undefined` when
 * it leads nowhere, or outside the document.
 */
export function localTarget(root: JsonObject, reference: Json | undefined, from: JsonPointer): JsonPointer | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
  const fragment = decode(reference.slice(1));
  if (fragment === '') return schemaRoot(root, from);
  if (fragment.startsWith('/')) return valueAt(root, fragment) === undefined ? undefined : fragment;
  return anchorsOf(root).get(fragment);
}

/** `#` alone is the schema resource: the bare schema when the root is one, the whole document otherwise. */
function schemaRoot(root: JsonObject, from: JsonPointer): JsonPointer {
  if (root.openapi === undefined) return '';
  for (let pointer = from, up = parentOf(from); up; pointer = up.parent, up = parentOf(up.parent))
    if (isObject(valueAt(root, pointer)) && up.parent.endsWith('/schemas')) return pointer;
  return from;
}

const anchors = new WeakMap<JsonObject, ReadonlyMap<string, JsonPointer>>();

function anchorsOf(root: JsonObject): ReadonlyMap<string, JsonPointer> {
  const known = anchors.get(root);
  if (known) return known;
  const found = new Map<string, JsonPointer>();
  const waiting: (readonly [JsonPointer, Json])[] = [['', root]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [pointer, value] = next;
    if (isArray(value)) value.forEach((item, i) => waiting.push([join(pointer, i), item]));
    else if (isObject(value)) {
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const name = value[keyword];
        if (typeof name === 'string' && !found.has(name)) found.set(name, pointer);
      }
      for (const [name, inner] of Object.entries(value))
        if (inner !== undefined && typeof inner === 'object') waiting.push([join(pointer, name), inner]);
    }
  }
  anchors.set(root, found);
  return found;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
