import { isArray, isObject, type Json, type JsonObject } from '../json.ts';

const known = new WeakMap<JsonObject, ReadonlySet<string>>();

/** Whether any object of the document has a member of this name that is `true`: `writeOnly`, `deprecated`. Looked up once. */
export function mentions(root: JsonObject, keyword: string): boolean {
  const found = known.get(root) ?? trueMembers(root);
  known.set(root, found);
  return found.has(keyword);
}

function trueMembers(root: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<Json>();
  const waiting: (Json | undefined)[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === undefined || next === null || typeof next !== 'object' || seen.has(next)) continue;
    seen.add(next);
    if (isArray(next)) waiting.push(...next);
    else if (isObject(next))
      for (const [name, value] of Object.entries(next)) {
        if (value === true) names.add(name);
        else waiting.push(value);
      }
  }
  return names;
}
