import { isObject, type Json, type JsonObject } from './json.ts';
import { type JsonPointer, valueAt } from './pointer.ts';
import { localTarget } from './schema/reference.ts';

const MOST_HOPS = 32;

/** What stands at a place, local references followed, and where it really is. `undefined` where they loop or lead nowhere. */
export function dereference(
  root: JsonObject,
  value: Json | undefined,
  pointer: JsonPointer,
): { readonly value: Json | undefined; readonly pointer: JsonPointer } {
  let place = { value, pointer };
  for (let hops = 0; isObject(place.value) && typeof place.value.$ref === 'string'; hops++) {
    const target = localTarget(root, place.value.$ref, place.pointer);
    if (target === undefined || hops >= MOST_HOPS) return { value: undefined, pointer: place.pointer };
    place = { value: valueAt(root, target), pointer: target };
  }
  return place;
}
