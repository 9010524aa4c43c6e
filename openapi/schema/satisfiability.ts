import { isArray, isObject, type Json, member } from '../json.ts';
import { type JsonPointer, valueAt } from '../pointer.ts';
import {
  enumerated,
  greatest,
  itemPointers,
  least,
  memberPointers,
  numbers,
  requiredMembers,
  type Shape,
  type Shapes,
  type TypeName,
} from './shape.ts';

/** Why no instance exists, and where. */
export interface Contradiction {
  readonly reason: string;
  readonly pointer: JsonPointer;
}

/** Whether a value satisfies the schema at a pointer. */
export type Accepts = (pointer: JsonPointer, value: Json) => boolean;

/** With this many shapes or more, some may not have been made: that none is left says nothing. */
const MANY = 24;
const DEEPEST = 40;
const MOST_ITEMS = 24;
const ANNOTATIONS =
  /^(\$comment|title|description|default|examples?|deprecated|readOnly|writeOnly|\$id|\$anchor|\$defs|x-.*)$/;

/**
 * The proof that no instance satisfies these schemas at once; `undefined` where there is none, which is no proof that an
 * instance exists. A member that cannot do without itself has no finite instance.
 */
export function contradictionIn(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  accepts: Accepts,
  inside: readonly string[] = [],
): Contradiction | undefined {
  const pointer = pointers[0] ?? '';
  const key = pointers.join('\n');
  if (pointers.length === 0 || inside.length > DEEPEST) return undefined;
  if (inside.includes(key)) return { reason: 'it cannot do without itself', pointer };
  if (pointers.some((each) => valueAt(shapes.root, each) === false))
    return { reason: 'nothing is allowed here', pointer };
  const all = shapes.of(pointers);
  if (all.length === 0) return { reason: 'its types exclude each other', pointer };
  if (all.length >= MANY) return undefined;
  let first: Contradiction | undefined;
  for (const shape of all) {
    const found = inShape(shapes, shape, accepts, [...inside, key]);
    if (!found) return undefined;
    first ??= found;
  }
  return first;
}

function inShape(shapes: Shapes, shape: Shape, accepts: Accepts, inside: readonly string[]): Contradiction | undefined {
  const pointer = shape.pointers[0] ?? '';
  for (const { value, pointer: at } of shape.keywords.get('not') ?? [])
    if (allows(value)) return { reason: 'not forbids every value', pointer: at };
  for (const { value, pointer: at } of shape.keywords.get('oneOf') ?? [])
    if (isArray(value) && value.filter(allows).length > 1)
      return { reason: 'two alternatives of oneOf hold for every value', pointer: at };
  const listed = enumerated(shape);
  if (listed) {
    const left = listed.filter((value) => shape.pointers.every((each) => accepts(each, value)));
    return left.length === 0 ? { reason: 'no listed value satisfies the rest of the schema', pointer } : undefined;
  }
  let first: Contradiction | undefined;
  for (const type of shape.types) {
    const found = ofType(shapes, shape, type, accepts, inside);
    if (!found) return undefined;
    first ??= found;
  }
  return first;
}

/** True for a schema that says nothing. */
function allows(schema: Json): boolean {
  return schema === true || (isObject(schema) && Object.keys(schema).every((keyword) => ANNOTATIONS.test(keyword)));
}

function ofType(
  shapes: Shapes,
  shape: Shape,
  type: TypeName,
  accepts: Accepts,
  inside: readonly string[],
): Contradiction | undefined {
  switch (type) {
    case 'null':
    case 'boolean':
      return undefined;
    case 'string':
      return crossed(shape, 'minLength', 'maxLength');
    case 'integer':
    case 'number':
      return ofNumbers(shape, type);
    case 'array':
      return ofArrays(shapes, shape, accepts, inside);
    case 'object':
      return ofObjects(shapes, shape, accepts, inside);
  }
}

function crossed(shape: Shape, low: string, high: string): Contradiction | undefined {
  const [fewest, most] = [greatest(shape, low), least(shape, high)];
  const pointer = shape.keywords.get(low)?.[0]?.pointer ?? '';
  return fewest !== undefined && most !== undefined && fewest > most
    ? { reason: `${low} ${fewest} is above ${high} ${most}`, pointer }
    : undefined;
}

function ofNumbers(shape: Shape, type: 'integer' | 'number'): Contradiction | undefined {
  const lowest = greatest(shape, 'minimum');
  const above = greatest(shape, 'exclusiveMinimum');
  const most = least(shape, 'maximum');
  const below = least(shape, 'exclusiveMaximum');
  const low = Math.max(lowest ?? Number.NEGATIVE_INFINITY, above ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(most ?? Number.POSITIVE_INFINITY, below ?? Number.POSITIVE_INFINITY);
  const pointer = shape.pointers[0] ?? '';
  if (low > high || (low === high && (above === low || below === high)))
    return { reason: `no number lies between ${low} and ${high}`, pointer };
  const step = Math.max(...numbers(shape, 'multipleOf').filter(Number.isInteger), type === 'integer' ? 1 : 0);
  if (step <= 0 || !Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  let candidate = Math.ceil(low / step) * step;
  if (candidate === above) candidate += step;
  return candidate > high || candidate === below
    ? { reason: `no multiple of ${step} lies between ${low} and ${high}`, pointer }
    : undefined;
}

function ofArrays(
  shapes: Shapes,
  shape: Shape,
  accepts: Accepts,
  inside: readonly string[],
): Contradiction | undefined {
  const bounds = crossed(shape, 'minItems', 'maxItems');
  if (bounds) return bounds;
  const fewest = greatest(shape, 'minItems') ?? 0;
  for (let i = 0; i < Math.min(fewest, MOST_ITEMS); i++) {
    const found = contradictionIn(shapes, itemPointers(shape, i), accepts, inside);
    if (found) return found;
  }
  const unique = shape.keywords.get('uniqueItems')?.find(({ value }) => value === true);
  const different = unique && fewest > 0 ? differentValues(shapes, itemPointers(shape, fewest - 1)) : undefined;
  if (unique && different !== undefined && different < fewest && !shape.keywords.has('prefixItems'))
    return {
      reason: `minItems is ${fewest}, and ${different} different items are all there are`,
      pointer: unique.pointer,
    };
  for (const { pointer } of shape.keywords.get('contains') ?? []) {
    const holder = valueAt(shapes.root, pointer.slice(0, pointer.lastIndexOf('/')));
    const [times, most] = [member(holder, 'minContains') ?? 1, member(holder, 'maxContains')];
    if (typeof times !== 'number' || times <= 0) continue;
    if (typeof most === 'number' && most < times)
      return { reason: `minContains ${times} is above maxContains ${most}`, pointer };
    const found = contradictionIn(shapes, [pointer], accepts, inside);
    if (found) return found;
  }
  return undefined;
}

/** How many values satisfy these schemas, where they are truth values or listed; `undefined` where they are not. */
function differentValues(shapes: Shapes, pointers: readonly JsonPointer[]): number | undefined {
  const [shape, ...others] = shapes.of(pointers);
  if (!shape || others.length > 0 || pointers.length === 0) return undefined;
  const listed = enumerated(shape);
  if (listed) return new Set(listed.map((value) => JSON.stringify(value))).size;
  const each = { boolean: 2, null: 1 };
  return [...shape.types].reduce<number | undefined>(
    (sum, type) => (sum !== undefined && (type === 'boolean' || type === 'null') ? sum + each[type] : undefined),
    0,
  );
}

function ofObjects(
  shapes: Shapes,
  shape: Shape,
  accepts: Accepts,
  inside: readonly string[],
): Contradiction | undefined {
  const bounds = crossed(shape, 'minProperties', 'maxProperties');
  if (bounds) return bounds;
  const names = (shape.keywords.get('propertyNames') ?? []).map(({ pointer }) => pointer);
  for (const name of requiredMembers(shape)) {
    const pointers = memberPointers(shape, name);
    // What only answers hold is not demanded of requests.
    if (pointers.some((pointer) => member(valueAt(shapes.root, pointer), 'readOnly') === true)) continue;
    const refused = names.find((pointer) => !accepts(pointer, name));
    if (refused !== undefined) return { reason: `${name} is required, and propertyNames forbids it`, pointer: refused };
    const found = contradictionIn(shapes, pointers, accepts, inside);
    if (found) return { reason: `${name} is required: ${found.reason}`, pointer: found.pointer };
  }
  return undefined;
}
