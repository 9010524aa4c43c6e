import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { compilePattern } from '../../openapi/pattern.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { valueAt } from '../../openapi/pointer.ts';
import type { Direction, SchemaValidator } from '../../openapi/schema/validator-types.ts';
import { mergedSchema } from './merge.ts';
import { numberSample } from './number-sample.ts';
import { type Random, randomFrom } from './random.ts';
import { stringSample } from './string-sample.ts';

/** One way to build: which optional members, whether the author's examples are used, which branches of choices. */
interface Plan {
  readonly optional: boolean;
  readonly examples: boolean;
  readonly branch: number;
}

interface Building extends Plan {
  readonly root: JsonObject;
  readonly direction: Direction;
  readonly random: Random;
}

const PLANS: readonly Plan[] = [
  { optional: true, examples: true, branch: 0 },
  { optional: true, examples: false, branch: 0 },
  { optional: false, examples: false, branch: 0 },
  ...[1, 2, 3, 4, 5, 6, 7].flatMap((branch) => [
    { optional: true, examples: false, branch },
    { optional: false, examples: false, branch },
  ]),
];
const FULL_DEPTH = 4;
const DEEPEST = 20;
const MOST_ITEMS = 200;

/** What is asked of an instance. */
export interface InstanceRequest {
  readonly root: JsonObject;
  readonly pointer: JsonPointer;
  readonly direction: Direction;
  readonly seed: number;
  readonly validator: SchemaValidator;
  /** Leaves optional members out wherever that is valid. */
  readonly minimal?: boolean;
}

/** An instance that the validator accepts, the same for the same seed; `undefined` when none of our attempts was valid. */
export function buildInstance(request: InstanceRequest): Json | undefined {
  const { root, pointer, direction, seed, validator } = request;
  const schema = valueAt(root, pointer);
  const plans = request.minimal ? [...PLANS].sort((a, b) => Number(a.optional) - Number(b.optional)) : PLANS;
  for (const [attempt, plan] of plans.entries()) {
    const random = randomFrom(seed + attempt * 7919);
    const made = build(schema, { ...plan, root, direction, random }, 0);
    if (made !== undefined && validator.accepts(made)) return made;
  }
  return undefined;
}

/** The first attempt, valid or not: for schemas that none of our attempts satisfies. */
export function roughInstance({ root, pointer, direction, seed }: InstanceRequest): Json {
  const random = randomFrom(seed);
  return (
    build(valueAt(root, pointer), { optional: false, examples: false, branch: 0, root, direction, random }, 0) ?? null
  );
}

function build(schema: Json | undefined, building: Building, depth: number): Json | undefined {
  if (depth > DEEPEST) return null;
  const { root, branch, random } = building;
  // Deep down the last branch is taken: recursive choices commonly end there, or in the first scalar one.
  const view = mergedSchema(root, schema, (count) =>
    depth > FULL_DEPTH ? count - 1 - (branch % count) : branch % count,
  );
  if (view === false) return undefined;
  if (view.const !== undefined) return view.const;
  if (isArray(view.enum)) return view.enum[branch % Math.max(1, view.enum.length)];
  if (building.examples) {
    const example =
      view.example ??
      (isArray(view.examples) ? view.examples[0] : undefined) ??
      (isObject(view.default) || isArray(view.default) ? undefined : view.default);
    if (example !== undefined && example !== null) return example;
  }
  switch (typeOf(view, branch)) {
    case 'object':
      return buildObject(view, building, depth);
    case 'array':
      return buildArray(view, building, depth);
    case 'integer':
      return numberSample(view, random, true);
    case 'number':
      return numberSample(view, random, false);
    case 'boolean':
      return branch % 2 === 0;
    case 'null':
      return null;
    default:
      return stringSample(view, random, branch);
  }
}

/** The type to build: the first that is not null, or what the keywords are about when none is named. */
function typeOf(view: JsonObject, branch: number): string {
  const types = (isArray(view.type) ? view.type : [view.type]).filter(
    (type): type is string => typeof type === 'string',
  );
  const solid = types.filter((type) => type !== 'null');
  const chosen = solid[branch % Math.max(1, solid.length)] ?? types[0];
  if (chosen !== undefined) return chosen;
  const has = (...keywords: readonly string[]): boolean => keywords.some((keyword) => view[keyword] !== undefined);
  if (has('properties', 'additionalProperties', 'required', 'patternProperties', 'minProperties')) return 'object';
  if (has('items', 'prefixItems', 'minItems', 'contains')) return 'array';
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return 'number';
  return 'string';
}

function buildObject(view: JsonObject, building: Building, depth: number): Json | undefined {
  const { root, direction, random } = building;
  const properties = isObject(view.properties) ? view.properties : {};
  const required = new Set(
    (isArray(view.required) ? view.required : []).filter((name): name is string => typeof name === 'string'),
  );
  const most = typeof view.maxProperties === 'number' ? view.maxProperties : Number.POSITIVE_INFINITY;
  const least = typeof view.minProperties === 'number' ? view.minProperties : 0;
  const members = new Map<string, Json>();
  const put = (name: string, schema: Json | undefined): void => {
    const value = build(schema, building, depth + 1);
    if (value !== undefined) members.set(name, value);
  };
  const travels = (name: string): boolean => {
    const annotated = mergedSchema(root, member(properties, name), () => 0);
    return annotated === false || annotated[direction === 'response' ? 'writeOnly' : 'readOnly'] !== true;
  };
  for (const name of required) if (travels(name)) put(name, memberSchema(view, properties, name));
  for (const name of Object.keys(properties)) {
    if (required.has(name) || members.size >= most) continue;
    if ((building.optional && depth < FULL_DEPTH) || members.size < least)
      if (travels(name)) put(name, member(properties, name));
  }
  const dependent = isObject(view.dependentRequired) ? view.dependentRequired : {};
  for (const [name, names] of Object.entries(dependent)) {
    if (!members.has(name) || !isArray(names)) continue;
    for (const other of names)
      if (typeof other === 'string' && !members.has(other)) put(other, memberSchema(view, properties, other));
  }
  const extra =
    isObject(view.additionalProperties) &&
    building.optional &&
    depth < FULL_DEPTH &&
    Object.keys(properties).length === 0
      ? 1
      : 0;
  for (let i = 0; members.size < Math.min(most, Math.max(least, extra)) && i < least + 8; i++) {
    const name = extraName(view, random, i);
    if (name !== undefined && !members.has(name)) put(name, memberSchema(view, properties, name));
  }
  return Object.fromEntries(members);
}

/** The schema that applies to a member that may stand in `properties`, match a pattern, or be additional. */
function memberSchema(view: JsonObject, properties: JsonObject, name: string): Json | undefined {
  const own = member(properties, name);
  if (own !== undefined) return own;
  for (const [pattern, schema] of Object.entries(isObject(view.patternProperties) ? view.patternProperties : {})) {
    if (matches(pattern, name)) return schema;
  }
  return view.additionalProperties === undefined || view.additionalProperties === true
    ? { type: 'string' }
    : view.additionalProperties;
}

function extraName(view: JsonObject, random: Random, i: number): string | undefined {
  const pattern = Object.keys(isObject(view.patternProperties) ? view.patternProperties : {})[0];
  if (pattern !== undefined) {
    const name = stringSample({ pattern }, random, i);
    if (typeof name === 'string') return name;
  }
  if (view.additionalProperties === false) return undefined;
  return isObject(view.propertyNames) ? stringSample(view.propertyNames, random, i) : `member${i + 1}`;
}

function buildArray(view: JsonObject, building: Building, depth: number): Json | undefined {
  const least = typeof view.minItems === 'number' ? view.minItems : 0;
  const most = typeof view.maxItems === 'number' ? view.maxItems : Number.POSITIVE_INFINITY;
  const prefix = isArray(view.prefixItems) ? view.prefixItems : [];
  const wanted = building.optional && depth < FULL_DEPTH ? Math.max(1, prefix.length) : 0;
  const contains = view.contains === undefined ? 0 : typeof view.minContains === 'number' ? view.minContains : 1;
  const count = Math.min(
    MOST_ITEMS,
    most,
    Math.max(least, wanted, prefix.length > 0 && least > 0 ? prefix.length : 0, contains),
  );
  const items: Json[] = [];
  const seen = new Set<string>();
  for (let tries = 0; items.length < count && tries < count * 8 + 8; tries++) {
    const i = items.length;
    const schema =
      i < prefix.length
        ? prefix[i]
        : i < contains
          ? { allOf: [view.items ?? true, view.contains ?? true] }
          : (view.items ?? { type: 'string' });
    const retry =
      view.uniqueItems === true && tries > i
        ? { ...building, examples: false, branch: building.branch + tries }
        : building;
    const item = build(schema, retry, depth + 1);
    if (item === undefined) return items.length >= least ? items : undefined;
    const text = JSON.stringify(item);
    if (view.uniqueItems === true && seen.has(text)) continue;
    seen.add(text);
    items.push(item);
  }
  return items;
}

function matches(pattern: string, text: string): boolean {
  return compilePattern(pattern)?.test(text) ?? false;
}
