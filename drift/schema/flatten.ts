import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';
import { ALL_TYPES, enumerated, type Shape, type Stated, type TypeName } from '../../openapi/schema/shape.ts';

const MOST_HOPS = 60;

/**
 * A node in its canonical form: references and `allOf` merged, choices of one branch followed, `null` among the branches
 * of a choice counted among the types. Choices and conditions that are left stand under their keywords.
 */
export interface Flat extends Shape {
  /** True where a branch of its own allows null beside everything else. */
  readonly nullable: boolean;
  /** The schema is `false`, or says `not: {}`: nothing is valid. */
  readonly impossible: boolean;
}

interface Gathering {
  readonly keywords: Map<string, Stated[]>;
  readonly seen: Set<JsonPointer>;
  types: ReadonlySet<TypeName> | undefined;
  nullable: boolean;
  impossible: boolean;
}

/** The canonical form of schemas that apply together. */
export function flatten(root: JsonObject, pointers: readonly JsonPointer[]): Flat {
  const gathered: Gathering = {
    keywords: new Map(),
    seen: new Set(),
    types: undefined,
    nullable: false,
    impossible: false,
  };
  for (const pointer of pointers) gather(root, pointer, gathered, pointers.length === 1, 0);
  const { keywords, nullable, impossible } = gathered;
  const stated = gathered.types ?? new Set(ALL_TYPES);
  const types = nullable ? new Set([...stated, 'null' as const]) : stated;
  return { pointers, keywords, types, choices: [], nullable, impossible };
}

function gather(root: JsonObject, pointer: JsonPointer, into: Gathering, alone: boolean, hops: number): void {
  if (into.seen.has(pointer) || hops > MOST_HOPS) return;
  into.seen.add(pointer);
  const schema = valueAt(root, pointer);
  if (schema === false) into.impossible = true;
  if (!isObject(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined) continue;
    const at = join(pointer, keyword);
    if (keyword === '$ref' || keyword === '$dynamicRef') {
      const target = localTarget(root, value, pointer);
      if (target !== undefined) gather(root, target, into, alone && Object.keys(schema).length === 1, hops + 1);
    } else if (keyword === 'allOf' && isArray(value)) {
      const only = alone && value.length === 1 && !asserts(schema, 'allOf');
      for (const i of value.keys()) gather(root, join(at, i), into, only, hops + 1);
    } else if ((keyword === 'anyOf' || keyword === 'oneOf') && isArray(value)) {
      gatherChoice(root, { keyword, value, at }, into, alone && !asserts(schema, keyword), hops);
    } else {
      if (keyword === 'type') into.types = intersection(into.types, value);
      if (keyword === 'not' && (value === true || (isObject(value) && !asserts(value)))) into.impossible = true;
      add(into, keyword, { value, pointer: at });
    }
  }
}

function gatherChoice(
  root: JsonObject,
  { keyword, value, at }: { readonly keyword: string; readonly value: readonly Json[]; readonly at: JsonPointer },
  into: Gathering,
  alone: boolean,
  hops: number,
): void {
  const branches = [...value.keys()].filter((i) => value[i] !== false);
  const others = branches.filter((i) => !isNull(root, join(at, i)));
  const [only] = others;
  if (only !== undefined && others.length === 1 && (branches.length === 1 || alone)) {
    if (branches.length > 1) into.nullable = true;
    gather(root, join(at, only), into, alone, hops + 1);
  } else add(into, keyword, { value, pointer: at });
}

function add({ keywords }: Gathering, keyword: string, stated: Stated): void {
  keywords.set(keyword, [...(keywords.get(keyword) ?? []), stated]);
}

/** A branch that allows null and says nothing else. */
function isNull(root: JsonObject, pointer: JsonPointer): boolean {
  const schema = valueAt(root, pointer);
  if (!isObject(schema)) return false;
  const { type, enum: values } = schema;
  if (asserts(schema, 'type', 'enum', 'const')) return false;
  return (
    type === 'null' ||
    (isArray(type) && type.length === 1 && type[0] === 'null') ||
    (isArray(values) && values.length === 1 && values[0] === null) ||
    (Object.hasOwn(schema, 'const') && schema.const === null)
  );
}

const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'xml',
  'discriminator',
  '$comment',
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$defs',
  'definitions',
  'readOnly',
  'writeOnly',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
]);

/** Whether a schema says anything of its instances, apart from these keywords. */
export function asserts(schema: JsonObject, ...apart: readonly string[]): boolean {
  return Object.keys(schema).some(
    (keyword) => !apart.includes(keyword) && !ANNOTATIONS.has(keyword) && !keyword.startsWith('x-'),
  );
}

function intersection(before: ReadonlySet<TypeName> | undefined, value: Json): ReadonlySet<TypeName> {
  const list = isArray(value) ? value : [value];
  const named = ALL_TYPES.filter((type) => list.includes(type) || (type === 'integer' && list.includes('number')));
  return new Set(before === undefined ? named : named.filter((type) => before.has(type)));
}

/** The values that `enum` and `const` leave of a node, with null where a branch allows it; sorted, each once. */
export function valuesOf(flat: Flat): readonly Json[] | undefined {
  const listed = enumerated(flat);
  if (!listed) return undefined;
  const all = flat.nullable ? [...listed, null] : listed;
  const byText = new Map(all.filter((value) => fits(value, flat.types)).map((value) => [JSON.stringify(value), value]));
  // Both truth values are what the type alone says.
  if (byText.size === 2 && byText.has('true') && byText.has('false') && [...flat.types].every((t) => t === 'boolean'))
    return undefined;
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function fits(value: Json, types: ReadonlySet<TypeName>): boolean {
  return typesOf([value]).some((type) => types.has(type));
}

/** The types of these values; a whole number is an integer. */
export function typesOf(values: readonly Json[]): readonly TypeName[] {
  return [
    ...new Set(
      values.map((value): TypeName => {
        if (value === null) return 'null';
        if (isArray(value)) return 'array';
        switch (typeof value) {
          case 'string':
            return 'string';
          case 'number':
            return Number.isInteger(value) ? 'integer' : 'number';
          case 'boolean':
            return 'boolean';
          case 'object':
            return 'object';
        }
      }),
    ),
  ];
}

/** Where a schema that is nothing but a reference leads; the pointer itself where it says more. */
export function referred(root: JsonObject, pointer: JsonPointer): JsonPointer {
  let at = pointer;
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const schema = valueAt(root, at);
    if (!isObject(schema) || Object.keys(schema).some((keyword) => keyword !== '$ref')) return at;
    const target = localTarget(root, schema.$ref, at);
    if (target === undefined) return at;
    at = target;
  }
  return at;
}
