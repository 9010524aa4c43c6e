import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import {
  greatest,
  least,
  memberPointers,
  members,
  requiredMembers,
  type Shape,
  type Shapes,
} from '../../openapi/schema/shape.ts';
import { leaves } from './leaves.ts';
import { type Build, FULL, type Plan } from './plan.ts';
import { systematicStrings } from './string.ts';

const MOST_EXTRA = 200;

type Sendable = (shapes: Shapes, pointers: readonly JsonPointer[]) => boolean;

/** An object by this plan: what is required, then what is allowed, then as many others as are demanded. */
export function buildObject(
  shapes: Shapes,
  shape: Shape,
  plan: Plan,
  build: Build,
  sendable: Sendable,
  absorbed: readonly JsonPointer[] = [],
): Json | undefined {
  const required = requiredMembers(shape);
  const declared = members(shape);
  const out: Record<string, Json> = {};
  // Counted: to ask an object of thousands of members for its names after each takes minutes.
  let size = 0;
  const full = (plan.spent?.nodes ?? 0) > FULL;
  const inner: Plan = { ...plan, depth: plan.depth - 1, optional: plan.depth <= 1 ? 'none' : plan.optional };
  const most = least(shape, 'maxProperties') ?? Number.POSITIVE_INFINITY;
  const unmet = unmetConditions(shape);
  const put = (name: string, how: Plan = inner): boolean => {
    const pointers = memberPointers(shape, name);
    if (Object.hasOwn(out, name) || !sendable(shapes, pointers)) return false;
    const value = elsewhere(shapes, pointers, unmet.get(name), build(shapes, pointers, how));
    if (value === undefined) return false;
    set(out, name, value);
    size++;
    return true;
  };
  for (const name of required) {
    // A member that only answers hold is not demanded of requests; one that is forbidden makes the demand impossible.
    if (!put(name) && sendable(shapes, memberPointers(shape, name))) return undefined;
  }
  if (plan.optional === 'all' && plan.depth > 0 && !full)
    for (const name of [...declared.keys(), ...triggersOf(shape)]) if (!required.has(name) && size < most) put(name);
  demandDependents(shape, out, put);
  const fewest = greatest(shape, 'minProperties') ?? 0;
  const lean: Plan = { ...inner, optional: 'none' };
  for (const name of declared.keys()) if (size < fewest) put(name, lean);
  // An open map with everything on shows at least one member.
  const before = size;
  const shown = plan.optional === 'all' && plan.depth > 0 && !full && isMap(shape) && before < most ? before + 1 : 0;
  const names = extraNames(shapes, shape);
  for (let i = 0; size < Math.max(fewest, shown) && i < (shown > fewest ? 4 : MOST_EXTRA); i++) {
    const name = names(i);
    if (name !== undefined) put(name);
  }
  demandDependents(shape, out, put);
  return withDependentSchemas(shapes, shape, plan, out, absorbed, build, sendable);
}

/** The values by which an `if` would hold that this shape takes as not holding, by member. */
function unmetConditions(shape: Shape): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { value: condition, pointer } of shape.keywords.get('if') ?? []) {
    const met = [...shape.keywords.values()].some((list) =>
      list.some((stated) => stated.condition && stated.pointer.startsWith(`${pointer}/`)),
    );
    const named = !met && isObject(condition) ? condition.properties : undefined;
    for (const [name, schema] of isObject(named) ? Object.entries(named) : []) {
      const listed = isObject(schema) ? (schema.const !== undefined ? [schema.const] : schema.enum) : undefined;
      if (isArray(listed)) found.set(name, [...(found.get(name) ?? []), ...listed.map((each) => JSON.stringify(each))]);
    }
  }
  return found;
}

/** The value, or another one where it is among those to be avoided. */
function elsewhere(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  avoided: readonly string[] | undefined,
  value: Json | undefined,
): Json | undefined {
  if (!avoided?.includes(JSON.stringify(value))) return value;
  return leaves(shapes, pointers).find((leaf) => !avoided.includes(JSON.stringify(leaf))) ?? value;
}

/** What `dependentRequired` demands of what is there, and of what comes in by it. */
function demandDependents(shape: Shape, out: Readonly<Record<string, Json>>, put: (name: string) => boolean): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { value } of shape.keywords.get('dependentRequired') ?? [])
      for (const [trigger, wanted] of isObject(value) ? Object.entries(value) : [])
        for (const name of Object.hasOwn(out, trigger) && isArray(wanted) ? wanted : [])
          if (typeof name === 'string' && put(name)) changed = true;
  }
}

/** The object again, where members of it bring in schemas of their own. */
function withDependentSchemas(
  shapes: Shapes,
  shape: Shape,
  plan: Plan,
  out: Readonly<Record<string, Json>>,
  absorbed: readonly JsonPointer[],
  build: Build,
  sendable: Sendable,
): Json | undefined {
  const fresh = broughtIn(shape, out).filter((pointer) => !absorbed.includes(pointer));
  if (fresh.length === 0 || absorbed.length > 8) return out;
  const [both] = shapes.of([...shape.pointers, ...fresh]);
  if (!both) return undefined;
  return buildObject(shapes, both, plan, build, sendable, [...absorbed, ...fresh]);
}

/** The `dependentSchemas` whose trigger this object holds. */
export function broughtIn(shape: Shape, value: JsonObject): readonly JsonPointer[] {
  return (shape.keywords.get('dependentSchemas') ?? []).flatMap((stated) =>
    Object.keys(isObject(stated.value) ? stated.value : {})
      .filter((trigger) => Object.hasOwn(value, trigger))
      .map((trigger) => join(stated.pointer, trigger)),
  );
}

/** The members of which something else depends. */
function triggersOf(shape: Shape): readonly string[] {
  return ['dependentRequired', 'dependentSchemas'].flatMap((keyword) =>
    (shape.keywords.get(keyword) ?? []).flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])),
  );
}

/** Whether the schema speaks of members that nobody names. */
function isMap(shape: Shape): boolean {
  return (
    shape.keywords.has('patternProperties') ||
    ['additionalProperties', 'unevaluatedProperties'].some((keyword) =>
      shape.keywords.get(keyword)?.some(({ value }) => isObject(value) && Object.keys(value).length > 0),
    )
  );
}

/** Names for members that nobody names: what `propertyNames` allows, what `patternProperties` speaks of, else plain ones. */
export function extraNames(shapes: Shapes, shape: Shape): (i: number) => string | undefined {
  const stated = (shape.keywords.get('propertyNames') ?? []).map(({ pointer }) => pointer);
  if (stated.length > 0) {
    const listed = shapes.of(stated).flatMap((names) => namesOf(names));
    return (i) => listed[i] ?? `extra${i - listed.length + 1}`;
  }
  const matching = (shape.keywords.get('patternProperties') ?? []).flatMap(({ value, pointer }) =>
    Object.keys(isObject(value) ? value : {}).flatMap((source) =>
      systematicStrings({
        ...shape,
        types: new Set(['string']),
        keywords: new Map([['pattern', [{ value: source, pointer }]]]),
      }).slice(0, 4),
    ),
  );
  return (i) => matching[i] ?? `extra${i - matching.length + 1}`;
}

function namesOf(names: Shape): readonly string[] {
  const listed = (names.keywords.get('enum') ?? names.keywords.get('const') ?? []).flatMap(({ value }) =>
    isArray(value) ? value : [value],
  );
  return listed.length > 0
    ? listed.filter((name): name is string => typeof name === 'string')
    : names.types.has('string')
      ? systematicStrings(names)
      : [];
}

/** Sets a member, whatever it is called. */
function set(target: Record<string, Json>, name: string, value: Json): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
