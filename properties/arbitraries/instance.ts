import type { Json } from '../../openapi/json.ts';
import { isObject, member } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';
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
import { systematicNumbers } from './number.ts';
import { systematicStrings } from './string.ts';

const DEEPEST = 24;

/** How an instance is built. */
export interface Plan {
  /** Which optional members are there. */
  readonly optional: 'none' | 'all';
  /** Which branch of choices is taken, counted over all shapes of a node. */
  readonly branch: number;
  /** Nodes deeper than this are as small as they may be. */
  readonly depth: number;
}

const PREFERRED: readonly TypeName[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** The type that an author thinks of: the one that the other keywords speak of, else the first allowed. */
export function naturalType(shape: Shape): TypeName | undefined {
  const speaks = (type: TypeName, ...keywords: string[]): boolean =>
    shape.types.has(type) && keywords.some((keyword) => shape.keywords.has(keyword));
  if (speaks('object', 'properties', 'required', 'additionalProperties', 'patternProperties', 'minProperties'))
    return 'object';
  if (speaks('array', 'items', 'prefixItems', 'minItems', 'maxItems')) return 'array';
  if (shape.types.size >= PREFERRED.length) return 'string';
  return PREFERRED.find((type) => shape.types.has(type));
}

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

/** The pointers of the schemas that apply to item `index` of an array. */
export function itemPointers(shape: Shape, index: number): readonly JsonPointer[] {
  const found: JsonPointer[] = [];
  let prefixed = 0;
  for (const { value, pointer } of shape.keywords.get('prefixItems') ?? []) {
    if (!Array.isArray(value)) continue;
    prefixed = Math.max(prefixed, value.length);
    if (index < value.length) found.push(join(pointer, index));
  }
  if (index >= prefixed) for (const { pointer } of shape.keywords.get('items') ?? []) found.push(pointer);
  return found;
}

/** An instance by this plan; `undefined` when none could be built. It is a proposal: the validator decides. */
export function build(shapes: Shapes, pointers: readonly JsonPointer[], plan: Plan): Json | undefined {
  // Required members that need each other without end have no finite instance.
  if (plan.depth < -DEEPEST) return undefined;
  const all = shapes.of(pointers);
  const shape = all[plan.branch % Math.max(1, all.length)];
  if (!shape) return undefined;
  const fixed = enumerated(shape);
  if (fixed) return fixed.find((value) => shape.types.size > 0 && fitsType(value, shape.types));
  switch (naturalType(shape)) {
    case 'object':
      return buildObject(shapes, shape, plan);
    case 'array':
      return buildArray(shapes, shape, plan);
    case 'string':
      return systematicStrings(shape)[0];
    case 'integer':
    case 'number':
      return systematicNumbers(shape)[0];
    case 'boolean':
      return true;
    case 'null':
      return null;
    case undefined:
      return undefined;
  }
}

function buildObject(shapes: Shapes, shape: Shape, plan: Plan): Json | undefined {
  const required = requiredMembers(shape);
  const declared = members(shape);
  const out: Record<string, Json> = {};
  const inner: Plan = { ...plan, depth: plan.depth - 1, optional: plan.depth <= 1 ? 'none' : plan.optional };
  const most = least(shape, 'maxProperties') ?? Number.POSITIVE_INFINITY;
  const names = [...new Set([...declared.keys(), ...required])];
  for (const name of [...names.filter((n) => required.has(n)), ...names.filter((n) => !required.has(n))]) {
    const pointersOf = declared.get(name) ?? additionalPointers(shape);
    if (!sendable(shapes, pointersOf)) continue;
    if (!required.has(name) && (plan.optional === 'none' || plan.depth <= 0 || Object.keys(out).length >= most))
      continue;
    const value = build(shapes, pointersOf, inner);
    if (value === undefined && required.has(name)) return undefined;
    if (value !== undefined) set(out, name, value);
  }
  for (const { value } of shape.keywords.get('dependentRequired') ?? []) {
    for (const [trigger, wanted] of isObject(value) ? Object.entries(value) : []) {
      if (!Object.hasOwn(out, trigger) || !Array.isArray(wanted)) continue;
      for (const name of wanted)
        if (!Object.hasOwn(out, name))
          set(out, String(name), build(shapes, declared.get(String(name)) ?? [], inner) ?? 'x');
    }
  }
  const fewest = greatest(shape, 'minProperties') ?? 0;
  for (const name of names) {
    if (Object.keys(out).length >= fewest) break;
    const pointersOf = declared.get(name) ?? [];
    if (!Object.hasOwn(out, name) && sendable(shapes, pointersOf)) {
      const value = build(shapes, pointersOf, { ...inner, optional: 'none' });
      if (value !== undefined) set(out, name, value);
    }
  }
  for (let i = 1; Object.keys(out).length < fewest && i <= 200; i++)
    set(out, additionalName(shape, i), build(shapes, additionalPointers(shape), inner) ?? 'x');
  // An open map with everything on shows at least one member.
  if (
    plan.optional === 'all' &&
    plan.depth > 0 &&
    Object.keys(out).length === 0 &&
    additionalPointers(shape).length > 0
  ) {
    const value = build(shapes, additionalPointers(shape), inner);
    if (value !== undefined) set(out, additionalName(shape, 1), value);
  }
  return out;
}

/** The schemas of members that nobody names. */
export function additionalPointers(shape: Shape): readonly JsonPointer[] {
  return (shape.keywords.get('additionalProperties') ?? []).flatMap(({ value, pointer }) =>
    isObject(value) ? [pointer] : [],
  );
}

function additionalName(shape: Shape, i: number): string {
  const [names] = shape.keywords.get('propertyNames') ?? [];
  if (names && isObject(names.value)) {
    const allowed = enumerated({
      ...shape,
      keywords: new Map(Object.entries(names.value).map(([k, v]) => [k, [{ value: v ?? null, pointer: '' }]])),
    });
    const text = allowed?.[i - 1];
    if (typeof text === 'string') return text;
  }
  return `extra${i}`;
}

function buildArray(shapes: Shapes, shape: Shape, plan: Plan): Json | undefined {
  const fewest = Math.max(
    greatest(shape, 'minItems') ?? 0,
    shape.keywords.has('contains') ? (greatest(shape, 'minContains') ?? 1) : 0,
  );
  const most = least(shape, 'maxItems') ?? Number.POSITIVE_INFINITY;
  const length = Math.min(most, Math.max(fewest, plan.optional === 'all' && plan.depth > 0 ? 1 : 0));
  if (length > 2000) return undefined;
  const unique = shape.keywords.get('uniqueItems')?.some(({ value }) => value === true) ?? false;
  const items: Json[] = [];
  for (let i = 0; i < length; i++) {
    const contained = (shape.keywords.get('contains') ?? []).map(({ pointer }) => pointer);
    const pointers = [...itemPointers(shape, i), ...(i < fewest ? contained : [])];
    const inner = { ...plan, depth: plan.depth - 1 };
    const value = unique ? distinct(shapes, pointers, inner, items) : build(shapes, pointers, inner);
    if (value === undefined) return i >= fewest ? items : undefined;
    items.push(value);
  }
  return items;
}

function distinct(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  plan: Plan,
  taken: readonly Json[],
): Json | undefined {
  const used = new Set(taken.map((value) => JSON.stringify(value)));
  const candidates = [build(shapes, pointers, plan), ...leaves(shapes, pointers)];
  return candidates.find((value) => value !== undefined && !used.has(JSON.stringify(value)));
}

/** Values for a node that is no container: boundaries and members of `enum`, of every type and branch. */
export function leaves(shapes: Shapes, pointers: readonly JsonPointer[]): readonly Json[] {
  const found: Json[] = [];
  for (const shape of shapes.of(pointers)) {
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

/** Sets a member, whatever it is called. */
function set(target: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
