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
  least,
  members,
  requiredMembers,
  type Shape,
  type Shapes,
  type TypeName,
} from '../../openapi/schema/shape.ts';
import { additionalPointers, build, fitsType, itemPointers, sendable } from './instance.ts';
import { numberArbitrary } from './number.ts';
import { stringArbitrary } from './string.ts';

const DEEPEST = 4;
const MOST_ITEMS = 4;

/** Random instances of the conjunction of these schemas: built, not filtered; `undefined` where no shape is left. */
export function valueArbitrary(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  depth = 0,
): Arbitrary<Json> | undefined {
  if (depth > DEEPEST) {
    const smallest = build(shapes, pointers, { optional: 'none', branch: 0, depth: 2 });
    return smallest === undefined ? undefined : constant(smallest);
  }
  const branches = shapes.of(pointers).flatMap((shape) => shapeArbitraries(shapes, shape, depth));
  const [only, ...more] = branches;
  return only === undefined ? undefined : more.length === 0 ? only : oneof(only, ...more);
}

function shapeArbitraries(shapes: Shapes, shape: Shape, depth: number): readonly Arbitrary<Json>[] {
  const fixed = enumerated(shape)?.filter((value) => fitsType(value, shape.types));
  if (fixed) return fixed.length === 0 ? [] : [constantFrom(...fixed)];
  const open = shape.types.size >= 7;
  // Where anything goes, a few plain kinds are enough.
  const types: readonly TypeName[] = open
    ? shape.keywords.has('properties') || shape.keywords.has('required')
      ? ['object']
      : ['string', 'integer', 'boolean', 'object']
    : [...shape.types];
  return types.flatMap((type) => typed(shapes, shape, type, depth) ?? []);
}

function typed(shapes: Shapes, shape: Shape, type: TypeName, depth: number): Arbitrary<Json> | undefined {
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
      return arrayArbitrary(shapes, shape, depth);
    case 'object':
      return objectArbitrary(shapes, shape, depth);
  }
}

function arrayArbitrary(shapes: Shapes, shape: Shape, depth: number): Arbitrary<Json> | undefined {
  const fewest = greatest(shape, 'minItems') ?? 0;
  const most = Math.min(least(shape, 'maxItems') ?? Number.POSITIVE_INFINITY, Math.max(fewest, MOST_ITEMS));
  if (fewest > 500) return undefined;
  if (shape.keywords.has('prefixItems')) {
    const items = Array.from({ length: Math.max(fewest, Math.min(most, 3)) }, (_, i) =>
      valueArbitrary(shapes, itemPointers(shape, i), depth + 1),
    );
    return items.every((item): item is Arbitrary<Json> => item !== undefined)
      ? tuple(...items).map((list): Json => list)
      : undefined;
  }
  const item = valueArbitrary(shapes, itemPointers(shape, 0), depth + 1);
  if (!item) return fewest === 0 ? constant([]) : undefined;
  const bounds = { minLength: fewest, maxLength: Math.max(fewest, depth >= DEEPEST ? fewest : most) };
  const unique = shape.keywords.get('uniqueItems')?.some(({ value }) => value === true) ?? false;
  return (
    unique
      ? uniqueArray(item, {
          ...bounds,
          minLength: Math.min(bounds.minLength, 1),
          selector: (value) => JSON.stringify(value),
        })
      : array(item, bounds)
  ).map((list): Json => list);
}

function objectArbitrary(shapes: Shapes, shape: Shape, depth: number): Arbitrary<Json> | undefined {
  const required = requiredMembers(shape);
  const declared = members(shape);
  const model: Record<string, Arbitrary<Json>> = {};
  const requiredKeys: string[] = [];
  for (const name of new Set([...declared.keys(), ...required])) {
    const pointers = declared.get(name) ?? additionalPointers(shape);
    if (!sendable(shapes, pointers) || name === '__proto__') continue;
    const inner = valueArbitrary(shapes, pointers, depth + 1);
    if (inner === undefined) {
      if (required.has(name)) return undefined;
      continue;
    }
    if (!required.has(name) && depth >= DEEPEST) continue;
    model[name] = inner;
    if (required.has(name)) requiredKeys.push(name);
  }
  const extra = additionalPointers(shape);
  const constraints: RecordConstraints<string> = { requiredKeys, noNullPrototype: true };
  const named = record(model, constraints).map((value): Json => value);
  if (extra.length === 0 || depth >= DEEPEST) return named;
  const inner = valueArbitrary(shapes, extra, depth + 1);
  return inner
    ? tuple(named, array(inner, { maxLength: 2 })).map(
        ([value, more]): Json => ({
          ...(value as Record<string, Json>),
          ...Object.fromEntries(more.map((item, i) => [`extra${i + 1}`, item])),
        }),
      )
    : named; // a record
}
