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

/** The patched object, where what was removed is null if it has to be shown and null is valid. */
export function saidAsNull(merged: JsonObject, patch: JsonObject, valid: (body: JsonObject) => boolean): JsonObject {
  if (valid(merged)) return merged;
  const removed = Object.keys(patch).filter((name) => patch[name] === null && !Object.hasOwn(merged, name));
  const told = { ...merged, ...Object.fromEntries(removed.map((name) => [name, null])) };
  return valid(told) ? told : merged;
}

/** The patch without what it would remove. */
export function withoutNulls(patch: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
}
