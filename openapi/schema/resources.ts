import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { type JsonPointer, join } from '../pointer.ts';

/** The schema resources of a document: what `$id` calls a schema, and what anchors name inside of it (JSON Schema Core, 8.2). */
export interface Resources {
  /** The resource that holds the value at this pointer; the whole document where nothing closer has an `$id`. */
  holding(pointer: JsonPointer): Resource;
  /** The resource with this address, without its fragment. */
  called(uri: string): Resource | undefined;
}

/** A schema with an address of its own, or the whole document. */
export interface Resource {
  readonly pointer: JsonPointer;
  /** Absolute. */
  readonly uri: string;
  /** `$anchor` and `$dynamicAnchor` by name. */
  readonly anchors: ReadonlyMap<string, JsonPointer>;
  /** Only what `$dynamicAnchor` names. */
  readonly dynamic: ReadonlyMap<string, JsonPointer>;
}

const WHOLE = 'plumbline://document/';
const IDENTIFIERS = ['$id', '$anchor', '$dynamicAnchor'] as const;
/** Keywords whose value is an instance: what looks like an identifier in there is none. */
const INSTANCES: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'example', 'examples']);
const NAMES: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'schemas',
]);

const known = new WeakMap<JsonObject, Resources | undefined>();

/** The resources of a document, found once; `undefined` where nothing in it has an `$id` or an anchor. */
export function resourcesOf(root: JsonObject): Resources | undefined {
  if (!known.has(root)) known.set(root, namesSomething(root, false) ? find(root) : undefined);
  return known.get(root);
}

function namesSomething(value: Json, names: boolean): boolean {
  if (isArray(value)) return value.some((item) => typeof item === 'object' && namesSomething(item, false));
  if (!isObject(value)) return false;
  if (!names && IDENTIFIERS.some((keyword) => typeof value[keyword] === 'string')) return true;
  for (const name in value) {
    const inner = value[name];
    if (
      typeof inner === 'object' &&
      (names || !INSTANCES.has(name)) &&
      namesSomething(inner, !names && NAMES.has(name))
    )
      return true;
  }
  return false;
}

type Found = Resource & { readonly anchors: Map<string, JsonPointer>; readonly dynamic: Map<string, JsonPointer> };

function find(root: JsonObject): Resources {
  const byUri = new Map<string, Found>();
  const byPointer = new Map<JsonPointer, Found>();
  const add = (pointer: JsonPointer, uri: string): Found => {
    const made: Found = { pointer, uri, anchors: new Map(), dynamic: new Map() };
    if (!byUri.has(uri)) byUri.set(uri, made);
    byPointer.set(pointer, made);
    return made;
  };
  const whole = add('', WHOLE);
  const walk = (value: Json, pointer: JsonPointer, outer: Found, names: boolean): void => {
    if (isArray(value)) {
      for (const [i, item] of value.entries()) if (typeof item === 'object') walk(item, join(pointer, i), outer, false);
    } else if (isObject(value)) {
      let inside = outer;
      if (!names) {
        const { $id, $anchor, $dynamicAnchor } = value;
        const uri = typeof $id === 'string' ? resolved($id, outer.uri) : undefined;
        if (uri !== undefined) inside = add(pointer, uri.replace(/#.*$/, ''));
        if (typeof $anchor === 'string') inside.anchors.set($anchor, pointer);
        if (typeof $dynamicAnchor === 'string') {
          inside.anchors.set($dynamicAnchor, pointer);
          inside.dynamic.set($dynamicAnchor, pointer);
        }
      }
      for (const [name, inner] of Object.entries(value))
        if (typeof inner === 'object' && (names || !INSTANCES.has(name)))
          walk(inner, join(pointer, name), inside, !names && NAMES.has(name));
    }
  };
  walk(root, '', whole, false);
  return {
    called: (uri) => byUri.get(uri),
    holding(pointer) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
        const found = byPointer.get(at);
        if (found) return found;
        if (at === '') return whole;
      }
    },
  };
}

/** A reference against a base; `undefined` where the two make no address. */
export function resolved(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}
