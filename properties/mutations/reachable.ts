import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';

/** A keyword of a schema, its value and where it stands. */
export interface Reached {
  readonly keyword: string;
  readonly value: Json;
  readonly pointer: JsonPointer;
}

const HELD: readonly string[] = [
  'additionalProperties',
  'items',
  'unevaluatedItems',
  'unevaluatedProperties',
  'then',
  'else',
];
const LISTED: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const NAMED: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas'];

/**
 * Every keyword that may demand something of a request that this schema describes: through references, branches and
 * members, once each. What only answers hold is left out, and so is what `if`, `not`, `contains` and `propertyNames` say:
 * it is asserted by them.
 */
export function* reachableKeywords(root: JsonObject, from: JsonPointer): Iterable<Reached> {
  const seen = new Set<JsonPointer>();
  const waiting = [from];
  for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
    const schema = valueAt(root, pointer);
    if (!isObject(schema) || seen.has(pointer) || (schema.readOnly === true && pointer !== from)) continue;
    seen.add(pointer);
    for (const [keyword, value] of Object.entries(schema)) {
      if (value === undefined) continue;
      const at = join(pointer, keyword);
      yield { keyword, value, pointer: at };
      if (HELD.includes(keyword)) waiting.push(at);
      else if (LISTED.includes(keyword) && isArray(value)) waiting.push(...value.map((_, i) => join(at, i)));
      else if (NAMED.includes(keyword) && isObject(value))
        waiting.push(...Object.keys(value).flatMap((name) => (isAnswered(root, value[name]) ? [] : [join(at, name)])));
      else if (keyword === '$ref' || keyword === '$dynamicRef') {
        const target = localTarget(root, value, pointer);
        if (target !== undefined) waiting.push(target);
      }
    }
  }
}

/** Whether a member is only in answers, by itself or by what it refers to. */
function isAnswered(root: JsonObject, schema: Json | undefined): boolean {
  let node = schema;
  for (let hops = 0; isObject(node) && hops < 16; hops++) {
    if (node.readOnly === true) return true;
    const target = localTarget(root, member(node, '$ref'), '');
    node = target === undefined ? undefined : valueAt(root, target);
  }
  return false;
}
