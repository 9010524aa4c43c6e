import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { partsOf } from '../judge/shape.ts';

/** The value without the members that the schema annotates `readOnly` or `writeOnly`, at any depth. */
export function withoutAnnotated(
  root: JsonObject,
  schema: Json | undefined,
  value: Json,
  annotation: 'readOnly' | 'writeOnly',
  depth = 0,
): Json {
  if (schema === undefined || depth > 12) return value;
  const parts = partsOf(root, schema);
  if (isArray(value)) {
    const items = together(parts.map((part) => part.items));
    return items === undefined
      ? value
      : value.map((item) => withoutAnnotated(root, items, item, annotation, depth + 1));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
      if (inner === undefined) return [];
      const declared = together(parts.map((part) => member(part.properties, name)));
      if (declared === undefined) return [[name, inner]];
      if (partsOf(root, declared).some((part) => part[annotation] === true)) return [];
      return [[name, withoutAnnotated(root, declared, inner, annotation, depth + 1)]];
    }),
  );
}

function together(schemas: readonly (Json | undefined)[]): Json | undefined {
  const present = schemas.filter((schema) => isObject(schema));
  return present.length <= 1 ? present[0] : { anyOf: present };
}

/** Names of the members that a request may write, by its schema. */
export function writableNames(root: JsonObject, schema: Json | undefined): ReadonlySet<string> {
  const parts = partsOf(root, schema);
  const names = parts.flatMap((part) => (isObject(part.properties) ? Object.keys(part.properties) : []));
  return new Set(
    names.filter(
      (name) =>
        !parts.some((part) => partsOf(root, member(part.properties, name)).some((inner) => inner.readOnly === true)),
    ),
  );
}

/** The object without the members of these names. */
export function withoutNames(body: JsonObject, names: ReadonlySet<string>): JsonObject {
  return names.size === 0 ? body : Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name)));
}
