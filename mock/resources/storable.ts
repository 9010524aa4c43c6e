import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** The value as it can be kept and shown to anybody: texts well-formed, numbers finite. */
export function storable(value: Json): Json {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number') return Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
  if (isArray(value)) return value.map(storable);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      inner === undefined ? [] : [[name.toWellFormed(), storable(inner)]],
    ),
  );
}
