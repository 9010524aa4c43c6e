import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';

/** Which JSON types texts may stand for: what a reader of parameters and forms needs to know of a schema. */
export interface Shape {
  readonly types: ReadonlySet<string>;
  readonly items: () => Shape;
  readonly property: (name: string) => Shape;
  /** Names of declared properties. */
  readonly names: ReadonlySet<string>;
}

const ALL: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']);
const MOST_PARTS = 200;

/** The shape of a schema through references, conjunctions and choices: the union of what its parts allow. */
export function shapeOf(root: JsonObject, pointer: JsonPointer | undefined): Shape {
  return shape(root, pointer === undefined ? undefined : valueAt(root, pointer));
}

function shape(root: JsonObject, schema: Json | undefined): Shape {
  const parts = partsOf(root, schema);
  const types = new Set(parts.flatMap(typesOf));
  const names = new Set(parts.flatMap((part) => (isObject(part.properties) ? Object.keys(part.properties) : [])));
  const properties = new Map<string, Shape>();
  let items: Shape | undefined;
  return {
    types: types.size === 0 ? ALL : types,
    names,
    items() {
      items ??= shape(
        root,
        anyOf(parts.flatMap((part) => [part.items, ...(isArray(part.prefixItems) ? part.prefixItems : [])])),
      );
      return items;
    },
    property(name) {
      const known = properties.get(name);
      if (known) return known;
      const declared = anyOf(parts.map((part) => member(part.properties, name)));
      const made = shape(root, declared ?? anyOf(parts.map((part) => part.additionalProperties)));
      properties.set(name, made);
      return made;
    },
  };
}

function anyOf(schemas: readonly (Json | undefined)[]): Json | undefined {
  const present = schemas.filter((schema) => isObject(schema));
  return present.length === 0 ? undefined : { anyOf: present };
}

/** Every schema object that says something about the same instance, through references, conjunctions and choices. */
export function partsOf(root: JsonObject, schema: Json | undefined): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  const waiting = [schema];
  while (waiting.length > 0 && found.size < MOST_PARTS) {
    const next = waiting.pop();
    if (!isObject(next) || found.has(next)) continue;
    found.add(next);
    const target = localTarget(root, next.$ref ?? next.$dynamicRef, '');
    if (target !== undefined) waiting.push(valueAt(root, target));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) if (isArray(next[keyword])) waiting.push(...next[keyword]);
    waiting.push(next.then, next.else);
  }
  return [...found];
}

function typesOf(schema: JsonObject): readonly string[] {
  if (typeof schema.type === 'string') return [schema.type];
  if (isArray(schema.type)) return schema.type.filter((type): type is string => typeof type === 'string');
  const values = schema.const !== undefined ? [schema.const] : isArray(schema.enum) ? schema.enum : undefined;
  if (values) return [...new Set(values.map(typeOf))];
  if (schema.properties !== undefined) return ['object'];
  return schema.items === undefined ? [] : ['array'];
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return isArray(value) ? 'array' : typeof value;
}
