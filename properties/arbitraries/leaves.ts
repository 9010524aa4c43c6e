import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { enumerated, type Shape, type Shapes, type TypeName } from '../../openapi/schema/shape.ts';
import { systematicNumbers } from './number.ts';
import { systematicStrings } from './string.ts';

/** Values for a node that is no container: boundaries and members of `enum`, of every type and branch. */
export function leaves(shapes: Shapes, pointers: readonly JsonPointer[]): readonly Json[] {
  const all = shapes.of(pointers);
  const known = leavesOf.get(all) ?? leavesOfAll(all);
  leavesOf.set(all, known);
  return known;
}

const leavesOf = new WeakMap<readonly Shape[], readonly Json[]>();

function leavesOfAll(all: readonly Shape[]): readonly Json[] {
  const found: Json[] = [];
  for (const shape of all) {
    const fixed = enumerated(shape);
    if (fixed) found.push(...fixed.filter((value) => fitsType(value, shape.types)));
    else {
      if (shape.types.has('string')) found.push(...systematicStrings(shape));
      if (shape.types.has('integer') || shape.types.has('number')) found.push(...systematicNumbers(shape));
      if (shape.types.has('boolean')) found.push(true, false);
      if (shape.types.has('null') && shape.types.size < 7) found.push(null);
    }
  }
  return found;
}

/** True when the value is of one of the types; an integral number is both number and integer. */
export function fitsType(value: Json, types: ReadonlySet<TypeName>): boolean {
  if (value === null) return types.has('null');
  if (Array.isArray(value)) return types.has('array');
  if (typeof value === 'object') return types.has('object');
  if (typeof value === 'number') return types.has('number') || (types.has('integer') && Number.isInteger(value));
  return types.has(typeof value === 'string' ? 'string' : 'boolean');
}
