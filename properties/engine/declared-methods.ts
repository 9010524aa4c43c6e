import { dereference } from '../../openapi/dereference.ts';
import { isObject, type JsonObject, member } from '../../openapi/json.ts';
import { templateKey } from './resource-pool.ts';

const known = new WeakMap<JsonObject, ReadonlyMap<string, ReadonlySet<string>>>();
const NONE: ReadonlySet<string> = new Set();

/**
 * Every method of a path, in capitals, under any names of its parameters: also those of operations that were left out of
 * a run. A document is looked through once.
 */
export function declaredMethods(root: JsonObject, path: string): ReadonlySet<string> {
  const made = known.get(root) ?? methodsOf(root);
  known.set(root, made);
  return made.get(templateKey(path)) ?? NONE;
}

const METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
]);

function methodsOf(root: JsonObject): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const paths = member(root, 'paths');
  for (const [path, item] of Object.entries(isObject(paths) ? paths : {})) {
    const methods = found.get(templateKey(path)) ?? new Set<string>();
    found.set(templateKey(path), methods);
    const place = dereference(root, item, '').value;
    for (const name of Object.keys(isObject(place) ? place : {}))
      if (METHODS.has(name.toLowerCase())) methods.add(name.toUpperCase());
    for (const name of Object.keys(member(place, 'additionalOperations') ?? {})) methods.add(name.toUpperCase());
  }
  return found;
}
