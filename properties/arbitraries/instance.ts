import { isObject, type Json, member } from '../../openapi/json.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';
import { enumerated, type Shapes } from '../../openapi/schema/shape.ts';
import { alternatives } from './alternatives.ts';
import { buildArray } from './array-instance.ts';
import { fitsType, leaves } from './leaves.ts';
import { systematicNumbers } from './number.ts';
import { buildObject } from './object-instance.ts';
import { type Build, FULL, type Plan } from './plan.ts';
import { systematicStrings } from './string.ts';

const DEEPEST = 24;

/** Members of an object that may be sent: those that are not `readOnly`. */
export function sendable(shapes: Shapes, pointers: readonly JsonPointer[]): boolean {
  return !pointers.some((pointer) => {
    let at: JsonPointer | undefined = pointer;
    for (let hops = 0; at !== undefined && hops < 16; hops++) {
      const schema: Json | undefined = valueAt(shapes.root, at);
      if (member(schema, 'readOnly') === true || schema === false) return true;
      at = isObject(schema) ? localTarget(shapes.root, schema.$ref, at) : undefined;
    }
    return false;
  });
}

/** An instance by this plan; `undefined` when none could be built. It is a proposal: the validator decides. */
export const build: Build = (shapes, pointers, plan) => {
  const spent = plan.spent ?? { nodes: 0 };
  spent.nodes++;
  // Required members that need each other without end have no finite instance.
  if (plan.depth < -DEEPEST || spent.nodes > FULL * 8) return undefined;
  const all = alternatives(shapes, pointers);
  const chosen = all[plan.branch % Math.max(1, all.length)];
  if (!chosen) return undefined;
  const { shape, type } = chosen;
  const fixed = enumerated(shape);
  if (fixed) return fixed.find((value) => fitsType(value, shape.types));
  const inside: Plan = { ...plan, spent };
  switch (type) {
    case 'object':
      return buildObject(shapes, shape, inside, build, sendable);
    case 'array':
      return buildArray(shapes, shape, inside, build, leaves);
    case 'string':
      return systematicStrings(shape)[0];
    case 'integer':
    case 'number':
      return systematicNumbers(shape)[0];
    case 'boolean':
      return true;
    case 'null':
      return null;
  }
};
