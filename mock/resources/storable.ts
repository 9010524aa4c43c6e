import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** The value as it can be kept and shown to anybody: texts well-formed, integers that a double holds. */
export function storable(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? Math.sign(value) * Number.MAX_SAFE_INTEGER : value;
  if (isArray(value)) return value.map(storable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined ? [] : [[name.toWellFormed(), storable(inner)]],
    ),
  );
}
