import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';

const MOST = 80;
const PLAIN: readonly Json[] = [
  'plumbline',
  1,
  null,
  true,
  {},
  [],
  false,
  0,
  1.5,
  -1,
  '',
  'a',
  [1],
  ['a'],
  [null],
  { a: 1 },
  { plumbline: 'a' },
];

const known = new WeakMap<JsonObject, Map<string, readonly Json[]>>();

/**
 * Values of every type, and near what these schemas mention: candidates where nothing can be built, because `not` or two
 * alternatives at once decide. Bounded in number; the validator chooses among them.
 */
export function palette(root: JsonObject, pointers: readonly JsonPointer[]): readonly Json[] {
  const byPlace = known.get(root) ?? new Map<string, readonly Json[]>();
  known.set(root, byPlace);
  const key = pointers.join('\n');
  const before = byPlace.get(key);
  if (before) return before;
  const found: Json[] = [];
  for (const pointer of pointers) mentioned(root, pointer, valueAt(root, pointer), found, new Set());
  const all = [...PLAIN, ...found];
  const values = [...new Map(all.map((value) => [JSON.stringify(value), value])).values()].slice(0, MOST);
  byPlace.set(key, values);
  return values;
}

/** What a schema lists, and numbers and texts around its bounds. */
function mentioned(root: JsonObject, at: JsonPointer, schema: Json | undefined, found: Json[], seen: Set<Json>): void {
  if (schema === undefined || found.length >= MOST || seen.has(schema)) return;
  if (isArray(schema)) {
    for (const each of schema) mentioned(root, at, each, found, seen);
    return;
  }
  if (!isObject(schema)) return;
  seen.add(schema);
  const { const: only, enum: listed, required, $ref } = schema;
  if (only !== undefined) found.push(only);
  if (isArray(listed)) found.push(...listed.slice(0, 12));
  if (isArray(required)) found.push(Object.fromEntries(required.map((name) => [String(name), 'plumbline'])));
  for (const keyword of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']) {
    const bound = schema[keyword];
    if (typeof bound === 'number') found.push(bound, bound + 1, bound - 1, bound + 0.5, bound - 0.5, bound * 2);
  }
  for (const keyword of ['minLength', 'maxLength']) {
    const bound = schema[keyword];
    if (typeof bound === 'number' && bound < 200)
      found.push('a'.repeat(bound), 'a'.repeat(bound + 1), 'a'.repeat(Math.max(0, bound - 1)));
  }
  const target = localTarget(root, $ref, at);
  if (target !== undefined) mentioned(root, target, valueAt(root, target), found, seen);
  for (const [keyword, inner] of Object.entries(schema))
    if (!['const', 'enum', 'default', 'examples', 'example', '$defs', 'definitions', 'x-remotes'].includes(keyword))
      mentioned(root, at, inner, found, seen);
}
