import { isArray, isObject, type Json, type JsonObject, member } from '../json.ts';
import { type JsonPointer, join, valueAt } from '../pointer.ts';
import { localTarget } from './reference.ts';
import type { Direction } from './validator-types.ts';
import { listKeywords, mapKeywords, schemaKeywords } from './vocabulary.ts';

/** A schema as ajv takes it, and the pointers of what it refers to. */
export interface Rewritten {
  readonly schema: Json;
  readonly references: readonly JsonPointer[];
}

const DROPPED: ReadonlySet<string> = new Set([
  '$id',
  'id',
  '$schema',
  '$anchor',
  '$comment',
  'default',
  'example',
  'examples',
  'discriminator',
  'xml',
  'externalDocs',
  'deprecated',
  'title',
  'description',
  'nullable',
  '$vocabulary',
  '$defs',
  'definitions',
]);

/**
 * Rewrites a schema for ajv: references become URIs of schemas of their own, what ajv refuses or misreads is put in a
 * form with the same meaning, and members that do not travel in this direction are no longer required. `origin` learns
 * where each rewritten object stood.
 */
export function forAjv(
  schema: Json,
  root: JsonObject,
  pointer: JsonPointer,
  direction: Direction,
  uriOf: (pointer: JsonPointer) => string,
  origin: WeakMap<object, JsonPointer>,
): Rewritten {
  const references = new Set<JsonPointer>();
  const rewrite = (node: Json, at: JsonPointer): Json => {
    if (!isObject(node)) return typeof node === 'boolean' ? node : {};
    const out: Record<string, Json> = {};
    origin.set(out, at);
    for (const [keyword, value] of Object.entries(node)) {
      if (value === undefined || DROPPED.has(keyword) || keyword.startsWith('x-')) continue;
      if (keyword === '$ref' || keyword === '$dynamicRef') {
        const target = localTarget(root, value, pointer);
        if (target === undefined) throw new Error(`${String(value)} cannot be resolved`);
        references.add(target);
        out.$ref = uriOf(target);
      } else if (schemaKeywords.has(keyword)) out[keyword] = rewrite(value, join(at, keyword));
      else if (listKeywords.has(keyword))
        out[keyword] = isArray(value) ? value.map((item, i) => rewrite(item, join(at, keyword, i))) : value;
      else if (mapKeywords.has(keyword))
        out[keyword] = isObject(value)
          ? Object.fromEntries(
              Object.entries(value).map(([name, inner]) => [name, rewrite(inner ?? {}, join(at, keyword, name))]),
            )
          : value;
      else if (keyword === 'enum') out.enum = isArray(value) ? distinct(value) : value;
      else out[keyword] = value;
    }
    if (isArray(node.required)) {
      const hidden = direction === 'request' ? 'readOnly' : 'writeOnly';
      const required = [...new Set(node.required)].filter(
        (name) => typeof name !== 'string' || !travelsNot(root, member(node.properties, name), hidden),
      );
      if (required.length > 0) out.required = required;
      else delete out.required;
    }
    return out;
  };
  return { schema: rewrite(schema, pointer), references: [...references] };
}

/** True when the member's schema, through references, carries this annotation. */
function travelsNot(root: JsonObject, schema: Json | undefined, annotation: 'readOnly' | 'writeOnly'): boolean {
  let node = schema;
  for (let hops = 0; isObject(node) && hops < 16; hops++) {
    if (node[annotation] === true) return true;
    const target = localTarget(root, node.$ref, '');
    if (target === undefined)
      return isArray(node.allOf) && node.allOf.some((part) => travelsNot(root, part, annotation));
    node = valueAt(root, target);
  }
  return false;
}

function distinct(values: readonly Json[]): readonly Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(value);
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}
