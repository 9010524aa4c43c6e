import { isArray, isObject, type Json, type JsonObject, member } from '../json.ts';
import { type JsonPointer, join, valueAt } from '../pointer.ts';
import { type DynamicScope, dynamicTarget, entered, localTarget } from './reference.ts';
import type { Direction } from './validator-types.ts';
import { listKeywords, mapKeywords, schemaKeywords } from './vocabulary.ts';

/** A schema as ajv takes it, and the pointers of what it refers to. */
export interface Rewritten {
  readonly schema: Json;
  readonly references: readonly Reference[];
}

/** A schema that is referred to, and the names that `$dynamicRef` finds on the way there. */
export interface Reference {
  readonly pointer: JsonPointer;
  readonly scope: DynamicScope;
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
  { pointer, scope: outside }: Reference,
  direction: Direction,
  uriOf: (reference: Reference) => string,
  origin: WeakMap<object, JsonPointer>,
): Rewritten {
  const references = new Map<string, Reference>();
  const rewrite = (node: Json, at: JsonPointer, outer: DynamicScope): Json => {
    const out: Record<string, Json> = {};
    origin.set(out, at);
    // As an object, so that what it refuses has a place.
    if (node === false) return Object.assign(out, { not: {} });
    if (!isObject(node)) return out;
    const scope = typeof node.$id === 'string' ? entered(root, outer, at) : outer;
    for (const [keyword, value] of Object.entries(node)) {
      if (value === undefined || DROPPED.has(keyword) || keyword.startsWith('x-')) continue;
      if (keyword === '$ref' || keyword === '$dynamicRef') {
        const target = keyword === '$ref' ? localTarget(root, value, at) : dynamicTarget(root, value, at, scope);
        if (target === undefined) throw new Error(`${String(value)} cannot be resolved`);
        const reference = { pointer: target, scope: entered(root, scope, target) };
        const uri = uriOf(reference);
        references.set(uri, reference);
        // Beside a $ref, a $dynamicRef applies as well.
        if (out.$ref === undefined) out.$ref = uri;
        else out.allOf = [...(isArray(out.allOf) ? out.allOf : []), { $ref: uri }];
      } else if (typeof value === 'boolean' && closes(keyword, node)) out[keyword] = value;
      else if (schemaKeywords.has(keyword)) out[keyword] = rewrite(value, join(at, keyword), scope);
      else if (listKeywords.has(keyword))
        out[keyword] = isArray(value) ? value.map((item, i) => rewrite(item, join(at, keyword, i), scope)) : value;
      else if (mapKeywords.has(keyword))
        out[keyword] = isObject(value)
          ? Object.fromEntries(
              Object.entries(value).map(([name, inner]) => [
                name,
                rewrite(inner ?? {}, join(at, keyword, name), scope),
              ]),
            )
          : value;
      // An empty list lists nothing: ajv takes it for a mistake.
      else if (keyword === 'enum' && isArray(value) && value.length === 0) out.not = {};
      else if (keyword === 'enum') out.enum = isArray(value) ? distinct(value) : value;
      else out[keyword] = value;
    }
    // Generated code reads members by name, and this one would be the prototype.
    const prototype = isObject(out.properties) ? member(out.properties, '__proto__') : undefined;
    if (prototype !== undefined)
      out.patternProperties = {
        ...(isObject(out.patternProperties) ? out.patternProperties : {}),
        '^__proto__$': prototype,
      };
    // What is asked twice is asked once: schemas that repeat each other would take for ever.
    if (isArray(out.allOf)) {
      const asked = new Set<Json>();
      out.allOf = out.allOf.filter((part) => {
        const reference = isObject(part) && Object.keys(part).length === 1 ? part.$ref : undefined;
        return reference === undefined || (!asked.has(reference) && asked.add(reference));
      });
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
  return { schema: rewrite(schema, pointer, outside), references: [...references.values()] };
}

/** Keywords of which ajv itself says what it means that they are false: there is one thing too many. */
function closes(keyword: string, { prefixItems }: JsonObject): boolean {
  return /^(additional|unevaluated)/.test(keyword) || (keyword === 'items' && prefixItems !== undefined);
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
