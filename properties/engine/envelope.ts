import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';

/** Members that hold what an answer is about, whatever it is. */
const HOLDERS = ['data', 'result', 'item', 'payload', 'resource', 'response', 'value', 'record', 'entity'];

/** Members that stand beside it and speak of the answer, not of the resource. */
const BESIDE =
  /^(meta|metadata|_?links|included|jsonapi|errors?|warnings?|messages?|msg|status|(status)?code|success|ok|timestamp|(api)?version|(request|trace|correlation)id|pagination|paging|took|duration)$/i;

const IDENTIFIERS = ['id', 'uuid', '_id', 'uid', 'guid'];
const DEEPEST = 3;

/**
 * The names of the members that lead to the resource of an answer: `['data']` in `{"data": {…}, "error": null}`,
 * `['data', 'order']` in `{"status": "success", "data": {"order": {"id": 1}}}`. Empty where the answer is the resource.
 */
export function envelopeOf(body: JsonObject): readonly string[] {
  const names: string[] = [];
  for (let inner = body; names.length < DEEPEST; ) {
    const name = holderIn(inner);
    const held = name === undefined ? undefined : inner[name];
    if (name === undefined || !isObject(held)) break;
    names.push(name);
    inner = held;
  }
  return names;
}

/** The resource of an answer, out of its envelope. */
export function unwrapped(body: JsonObject): JsonObject {
  return envelopeOf(body).reduce<JsonObject>((outer, name) => {
    const inner = outer[name];
    return isObject(inner) ? inner : outer;
  }, body);
}

/** The value in place of what stands behind these names. */
export function rewrapped(body: JsonObject, names: readonly string[], value: JsonObject): JsonObject {
  const [name, ...rest] = names;
  if (name === undefined) return value;
  const inner = body[name];
  return { ...body, [name]: isObject(inner) ? rewrapped(inner, rest, value) : value };
}

/** The one member that is not about the answer: an object under a name for anything, or one that identifies itself. */
function holderIn(body: JsonObject): string | undefined {
  if (isIdentified(body)) return undefined;
  const own = Object.entries(body).filter(([name, value]) => value !== null && !isBeside(name));
  const [only, ...others] = own;
  if (!only || others.length > 0) return undefined;
  const [name, value] = only;
  return isObject(value) && (HOLDERS.includes(name) || isIdentified(value)) ? name : undefined;
}

function isBeside(name: string): boolean {
  return BESIDE.test(name.replace(/[-_](?=.)/g, (mark, at: number) => (at === 0 ? mark : '')));
}

function isIdentified(body: JsonObject): boolean {
  return IDENTIFIERS.some((name) => isScalar(Object.hasOwn(body, name) ? body[name] : undefined));
}

/** Whether the value can identify something: a text or a number. */
export function isScalar(value: Json | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
