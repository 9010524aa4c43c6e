import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { tokensOf, valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';

/** Which branch of the `count` branches of a choice to take. */
export type Choose = (count: number, keyword: string) => number;

const WRAPPERS: ReadonlySet<string> = new Set([
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  'discriminator',
]);
const MOST_HOPS = 48;

/**
 * One schema without references, conjunctions and choices: what an instance must satisfy if the chosen branches are
 * taken. Not exact (`not`, `unevaluated*`, conditions): whoever builds from it validates what was built.
 */
export function mergedSchema(
  root: JsonObject,
  schema: Json | undefined,
  choose: Choose,
  hops = 0,
  seen = new Set<Json>(),
): JsonObject | false {
  if (schema === false) return false;
  // What applies twice says nothing more.
  if (!isObject(schema) || hops > MOST_HOPS || seen.has(schema)) return {};
  seen.add(schema);
  let merged: JsonObject | false = Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !WRAPPERS.has(keyword)),
  );
  const add = (part: Json | undefined): void => {
    if (part === undefined || merged === false) return;
    const inner = mergedSchema(root, part, choose, hops + 1, seen);
    merged = inner === false ? false : both(merged, inner);
  };
  for (const keyword of ['$ref', '$dynamicRef']) {
    const target = localTarget(root, schema[keyword], '');
    if (target !== undefined) add(valueAt(root, target));
  }
  if (isArray(schema.allOf)) for (const part of schema.allOf) add(part);
  for (const keyword of ['oneOf', 'anyOf']) {
    const branches = schema[keyword];
    if (!isArray(branches) || branches.length === 0) continue;
    const branch = branches[choose(branches.length, keyword) % branches.length];
    add(branch);
    add(discriminated(root, schema, branch));
  }
  if (schema.if !== undefined) {
    // Either the condition holds, and then its consequence, or the alternative without saying why it does not.
    if (choose(2, 'if') % 2 === 0 && schema.then !== undefined) {
      add(schema.if);
      add(schema.then);
    } else add(schema.else);
  }
  return merged;
}

/** The value of the discriminator that names this branch (OpenAPI, Discriminator Object). */
function discriminated(root: JsonObject, schema: JsonObject, branch: Json | undefined): Json | undefined {
  const name = member(schema.discriminator, 'propertyName');
  const reference = member(branch, '$ref');
  if (typeof name !== 'string' || typeof reference !== 'string') return undefined;
  const mapping = member(schema.discriminator, 'mapping');
  const component = tokensOf(reference.slice(reference.indexOf('#') + 1)).at(-1) ?? '';
  const mapped = isObject(mapping)
    ? Object.entries(mapping).find(([, target]) => target === reference || target === component)
    : undefined;
  const value = mapped?.[0] ?? component;
  // A document that maps nothing often means the values that its branches state.
  const own = mergedSchema(root, member(member(branchOf(root, reference), 'properties'), name), () => 0);
  if (own !== false && (isArray(own.enum) ? !own.enum.includes(value) : (own.const ?? value) !== value))
    return undefined;
  return { properties: { [name]: { type: 'string', default: value, enum: [value] } }, required: [name] };
}

function branchOf(root: JsonObject, reference: string): Json | undefined {
  const target = localTarget(root, reference, '');
  return target === undefined ? undefined : valueAt(root, target);
}

/** A schema that asks for what both ask for. */
function both(a: JsonObject, b: JsonObject): JsonObject {
  const out: Record<string, Json | undefined> = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const old = Object.hasOwn(out, keyword) ? out[keyword] : undefined;
    out[keyword] = old === undefined || value === undefined ? (value ?? old) : joined(keyword, old, value);
  }
  return out;
}

function joined(keyword: string, old: Json, value: Json): Json {
  switch (keyword) {
    case 'properties':
    case 'patternProperties': {
      const names = new Set([...Object.keys(isObject(old) ? old : {}), ...Object.keys(isObject(value) ? value : {})]);
      return Object.fromEntries([...names].map((name) => [name, conjunction(member(old, name), member(value, name))]));
    }
    case 'required':
      return [...new Set([...(isArray(old) ? old : []), ...(isArray(value) ? value : [])])];
    case 'type': {
      const olds = isArray(old) ? old : [old];
      const news = isArray(value) ? value : [value];
      const shared = olds.filter((type) => news.includes(type));
      if (shared.length > 0) return shared;
      return olds.includes('integer') || news.includes('integer') ? 'integer' : value;
    }
    case 'enum': {
      if (!isArray(old) || !isArray(value)) return value;
      const texts = new Set(value.map((item) => JSON.stringify(item)));
      return old.filter((item) => texts.has(JSON.stringify(item)));
    }
    case 'minimum':
    case 'exclusiveMinimum':
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return typeof old === 'number' && typeof value === 'number' ? Math.max(old, value) : value;
    case 'maximum':
    case 'exclusiveMaximum':
    case 'maxLength':
    case 'maxItems':
    case 'maxProperties':
      return typeof old === 'number' && typeof value === 'number' ? Math.min(old, value) : value;
    case 'items':
    case 'additionalProperties':
    case 'propertyNames':
      return old === false || value === false ? false : conjunction(old, value);
    case 'pattern':
      // A second pattern is left to the validator; the first is the more specific one in practice.
      return old;
    default:
      return value;
  }
}

function conjunction(a: Json | undefined, b: Json | undefined): Json {
  if (a === undefined || a === true) return b ?? true;
  if (b === undefined || b === true) return a;
  return JSON.stringify(a) === JSON.stringify(b) ? a : { allOf: [a, b] };
}
