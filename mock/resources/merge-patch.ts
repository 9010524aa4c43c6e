import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';

/** RFC 7396, 2: the target with the patch applied. `keepNull` keeps nulls as values, as plain JSON patches commonly mean them. */
export function mergePatch(target: Json | undefined, patch: Json, keepNull = false): Json {
  if (!isObject(patch)) return patch;
  const merged = new Map<string, Json>();
  for (const [name, value] of Object.entries(isObject(target) ? target : {}))
    if (value !== undefined) merged.set(name, value);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null && !keepNull) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value, keepNull));
  }
  const result: JsonObject = Object.fromEntries(merged);
  return result;
}
