import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  oneof,
  type RecordConstraints,
  record,
  tuple,
  uniqueArray,
} from 'fast-check';
import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import {
  enumerated,
  greatest,
  itemPointers,
  least,
  memberPointers,
  members,
  requiredMembers,
  type Shape,
  type Shapes,
  type TypeName,
} from '../../openapi/schema/shape.ts';
import { spokenOf } from './alternatives.ts';
import { containedItems, isUnique } from './array-instance.ts';
import { build, sendable } from './instance.ts';
import { fitsType } from './leaves.ts';
import { numberArbitrary } from './number.ts';
import { extraNames } from './object-instance.ts';
import { stringArbitrary } from './string.ts';

const DEEPEST = 4;
const MOST_ITEMS = 4;
/** A value of more members than this on the way to one place is made no larger. */
const WIDEST = 2500;

/** How far inside of the whole value, and the product of the numbers of members on the way. */
interface Extent {
  readonly depth: number;
  readonly width: number;
}

const made = new WeakMap<Shapes, Map<string, Arbitrary<Json> | undefined>>();

/** Random instances of the conjunction of these schemas: built, not filtered; `undefined` where no shape is left. */
export function valueArbitrary(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  extent: Extent = { depth: 0, width: 1 },
): Arbitrary<Json> | undefined {
  const known = made.get(shapes) ?? new Map<string, Arbitrary<Json> | undefined>();
  made.set(shapes, known);
  const smallest = extent.depth > DEEPEST || extent.width > WIDEST;
  const key = `${smallest ? 'smallest' : `${extent.depth} ${extent.width}`} ${pointers.length} ${pointers.join('\n')}`;
  if (known.has(key)) return known.get(key);
  const arbitrary = smallest ? smallestOnly(shapes, pointers) : anyBranch(shapes, pointers, extent);
  known.set(key, arbitrary);
  return arbitrary;
}

function smallestOnly(shapes: Shapes, pointers: readonly JsonPointer[]): Arbitrary<Json> | undefined {
  const smallest = build(shapes, pointers, { optional: 'none', branch: 0, depth: 2 });
  return smallest === undefined ? undefined : constant(smallest);
}

function anyBranch(shapes: Shapes, pointers: readonly JsonPointer[], extent: Extent): Arbitrary<Json> | undefined {
  const branches = shapes.of(pointers).flatMap((shape) => shapeArbitraries(shapes, shape, extent));
  const [only, ...more] = branches;
  return only === undefined ? undefined : more.length === 0 ? only : oneof(only, ...more);
}

function shapeArbitraries(shapes: Shapes, shape: Shape, extent: Extent): readonly Arbitrary<Json>[] {
  const fixed = enumerated(shape)?.filter((value) => fitsType(value, shape.types));
  if (fixed) return fixed.length === 0 ? [] : [constantFrom(...fixed)];
  const spoken = spokenOf(shape);
  // Where anything goes, a few plain kinds are enough.
  const types: readonly TypeName[] =
    shape.types.size < 7 ? [...shape.types] : spoken.length > 0 ? spoken : ['string', 'integer', 'boolean', 'object'];
  return types.flatMap((type) => typed(shapes, shape, type, extent) ?? []);
}

function typed(shapes: Shapes, shape: Shape, type: TypeName, extent: Extent): Arbitrary<Json> | undefined {
  switch (type) {
    case 'string':
      return stringArbitrary(shape);
    case 'integer':
      return shape.types.has('number') ? undefined : numberArbitrary(shape);
    case 'number':
      return numberArbitrary(shape);
    case 'boolean':
      return boolean();
    case 'null':
      return constant(null);
    case 'array':
      return arrayArbitrary(shapes, shape, extent);
    case 'object':
      return objectArbitrary(shapes, shape, extent);
  }
}

function arrayArbitrary(shapes: Shapes, shape: Shape, { depth, width }: Extent): Arbitrary<Json> | undefined {
  const inside: Extent = { depth: depth + 1, width };
  const demanded = containedItems(shape);
  const fewest = greatest(shape, 'minItems') ?? 0;
  const most = Math.min(least(shape, 'maxItems') ?? Number.POSITIVE_INFINITY, Math.max(fewest, MOST_ITEMS));
  if (fewest > 500 || demanded.length > 50) return undefined;
  if (shape.keywords.has('prefixItems')) {
    const items = Array.from({ length: Math.max(fewest, Math.min(most, 3)) }, (_, i) =>
      valueArbitrary(shapes, [...itemPointers(shape, i), ...demanded.slice(i, i + 1)], inside),
    );
    const end = items.indexOf(undefined);
    const whole = items.slice(0, end < 0 ? items.length : end).filter((item) => item !== undefined);
    return whole.length < fewest ? undefined : tuple(...whole).map((list): Json => list);
  }
  const own = itemPointers(shape, 0);
  const item = valueArbitrary(shapes, own, inside);
  if (!item) return fewest === 0 ? constant([]) : undefined;
  const contained = demanded.map((pointer) => valueArbitrary(shapes, [...own, pointer], inside) ?? item);
  const fewestMore = Math.max(0, fewest - contained.length);
  const bounds = {
    minLength: fewestMore,
    maxLength: Math.max(fewestMore, (depth >= DEEPEST ? fewest : most) - contained.length),
  };
  const rest = isUnique(shape)
    ? uniqueArray(item, {
        ...bounds,
        minLength: Math.min(bounds.minLength, 1),
        selector: (value) => JSON.stringify(value),
      })
    : array(item, bounds);
  return contained.length === 0
    ? rest.map((list): Json => list)
    : tuple(tuple(...contained), rest).map(([first, more]): Json => [...first, ...more]);
}

function objectArbitrary(shapes: Shapes, shape: Shape, { depth, width }: Extent): Arbitrary<Json> | undefined {
  const required = requiredMembers(shape);
  const declared = members(shape);
  const inside: Extent = { depth: depth + 1, width: width * Math.max(1, declared.size) };
  const model: Record<string, Arbitrary<Json>> = {};
  const requiredKeys: string[] = [];
  for (const name of new Set([...declared.keys(), ...required])) {
    const pointers = memberPointers(shape, name);
    if (!sendable(shapes, pointers) || name === '__proto__') continue;
    const inner = valueArbitrary(shapes, pointers, inside);
    if (inner === undefined) {
      if (required.has(name)) return undefined;
      continue;
    }
    if (!required.has(name) && depth >= DEEPEST) continue;
    model[name] = inner;
    if (required.has(name)) requiredKeys.push(name);
  }
  const constraints: RecordConstraints<string> = { requiredKeys, noNullPrototype: true };
  const named = record(model, constraints);
  const extras = depth >= DEEPEST ? [] : extraMembers(shapes, shape, inside);
  if (extras.length === 0) return named.map((value): Json => value);
  const open = record(Object.fromEntries(extras), { requiredKeys: [], noNullPrototype: true });
  return tuple(named, open).map(([value, more]): Json => ({ ...more, ...value }));
}

/** A few members that nobody names, where the schema says what they hold or how they are called. */
function extraMembers(
  shapes: Shapes,
  shape: Shape,
  inside: Extent,
): readonly (readonly [name: string, Arbitrary<Json>])[] {
  if (!['additionalProperties', 'patternProperties', 'unevaluatedProperties'].some((each) => shape.keywords.has(each)))
    return [];
  const names = extraNames(shapes, shape);
  const fewest = Math.min(20, greatest(shape, 'minProperties') ?? 0);
  return Array.from({ length: Math.max(2, fewest) }, (_, i) => names(i)).flatMap((name) => {
    if (name === undefined || name === '__proto__' || members(shape).has(name)) return [];
    const pointers = memberPointers(shape, name);
    const inner =
      pointers.length > 0 && sendable(shapes, pointers) ? valueArbitrary(shapes, pointers, inside) : undefined;
    return inner ? [[name, inner] as const] : [];
  });
}
