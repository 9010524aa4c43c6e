import { isObject, type Json } from '../../openapi/json.ts';

/** The value at a path of member names. */
export function at(value: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    value,
  );
}

/** A copy with another value at the path. */
export function withAt(value: Json, path: readonly string[], replacement: Json): Json {
  const [head, ...rest] = path;
  if (head === undefined) return replacement;
  return isObject(value) ? { ...value, [head]: withAt(value[head] ?? {}, rest, replacement) } : value;
}

/** A copy without the member at the path. */
export function withoutAt(value: Json, path: readonly string[]): Json {
  const [head, ...rest] = path;
  if (head === undefined || !isObject(value)) return value;
  if (rest.length > 0) return { ...value, [head]: withoutAt(value[head] ?? {}, rest) };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== head));
}
