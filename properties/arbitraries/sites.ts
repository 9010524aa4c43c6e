import { isArray, isObject, type Json, member as memberOf } from '../../openapi/json.ts';
import { type JsonPointer, join, tokensOf } from '../../openapi/pointer.ts';
import {
  enumerated,
  itemPointers,
  memberPointers,
  members,
  requiredMembers,
  type Shape,
  type Shapes,
} from '../../openapi/schema/shape.ts';
import { fitsType } from './leaves.ts';
import { broughtIn } from './object-instance.ts';

/** One place of an instance, and the schemas that apply there. */
export interface Site {
  readonly at: JsonPointer;
  readonly value: Json;
  readonly pointers: readonly JsonPointer[];
  readonly shape: Shape;
}

const DEEPEST = 7;

/** Every place of an instance with the shape it takes there, outermost first. */
export function* sites(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  value: Json,
  at: JsonPointer = '',
  depth = 0,
): Iterable<Site> {
  const shape = shapeOf(shapes, pointers, value);
  if (!shape || depth > DEEPEST) return;
  yield { at, value, pointers, shape };
  if (isArray(value)) {
    for (const [i, item] of value.entries()) yield* sites(shapes, itemPointers(shape, i), item, join(at, i), depth + 1);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value))
      if (inner !== undefined) yield* sites(shapes, memberPointers(shape, name), inner, join(at, name), depth + 1);
  }
}

/** One place of an instance, the same for the same `pick`: the whole, or a member or item of it, and so on inwards. */
export function siteBy(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  value: Json,
  pick: number,
  at: JsonPointer = '',
): Site | undefined {
  const shape = shapeOf(shapes, pointers, value);
  if (!shape) return undefined;
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const name = names[(pick % (names.length + 1)) - 1];
  const inner = name === undefined ? undefined : isArray(value) ? value[Number(name)] : memberOf(value, name);
  if (name === undefined || inner === undefined) return { at, value, pointers, shape };
  const next = isArray(value) ? itemPointers(shape, Number(name)) : memberPointers(shape, name);
  return siteBy(shapes, next, inner, Math.floor(pick / (names.length + 1)), join(at, name));
}

/** The places on the way to one place, outermost first, without that place itself. */
export function* sitesTowards(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  value: Json,
  to: JsonPointer,
): Iterable<Site> {
  let at: JsonPointer = '';
  let here: { readonly value: Json; readonly pointers: readonly JsonPointer[] } = { value, pointers };
  for (const token of tokensOf(to)) {
    const shape = shapeOf(shapes, here.pointers, here.value);
    if (!shape) return;
    yield { at, ...here, shape };
    const inner = isArray(here.value)
      ? here.value[Number(token)]
      : isObject(here.value) && Object.hasOwn(here.value, token)
        ? here.value[token]
        : undefined;
    if (inner === undefined) return;
    const next = isArray(here.value) ? itemPointers(shape, Number(token)) : memberPointers(shape, token);
    here = { value: inner, pointers: next };
    at = join(at, token);
  }
}

/** The shape that an instance takes, with what its members bring in. */
function shapeOf(shapes: Shapes, pointers: readonly JsonPointer[], value: Json): Shape | undefined {
  const candidates = shapes.of(pointers).filter((shape) => fitsType(value, shape.types));
  const [only, ...others] = candidates;
  const shape =
    (others.length === 0 ? only : undefined) ??
    candidates.find((candidate) => explains(candidate, value) && declares(candidate, value)) ??
    candidates.find((candidate) => explains(candidate, value)) ??
    only;
  const brought = shape && isObject(value) ? broughtIn(shape, value) : [];
  const fresh = brought.filter((pointer) => !pointers.includes(pointer));
  return fresh.length === 0 ? shape : (shapeOf(shapes, [...pointers, ...fresh], value) ?? shape);
}

/** Whether an instance is the one this shape speaks of: its required members are there, its constants are equal. */
function explains(shape: Shape, value: Json): boolean {
  const listed = enumerated(shape);
  if (listed && !listed.some((member) => JSON.stringify(member) === JSON.stringify(value))) return false;
  if (!isObject(value)) return true;
  for (const name of requiredMembers(shape)) if (!Object.hasOwn(value, name)) return false;
  for (const { value: properties } of shape.keywords.get('properties') ?? []) {
    if (!isObject(properties)) continue;
    for (const [name, schema] of Object.entries(properties)) {
      const inner = Object.hasOwn(value, name) ? value[name] : undefined;
      if (inner === undefined || !isObject(schema)) continue;
      if (Object.hasOwn(schema, 'const') && JSON.stringify(schema.const) !== JSON.stringify(inner)) return false;
      if (isArray(schema.enum) && !schema.enum.some((each) => JSON.stringify(each) === JSON.stringify(inner)))
        return false;
    }
  }
  return true;
}

/** Whether a shape that was chosen among others names every member. */
function declares(shape: Shape, value: Json): boolean {
  if (shape.choices.length === 0 || !isObject(value) || shape.keywords.has('additionalProperties')) return true;
  const declared = members(shape);
  return Object.keys(value).every((name) => declared.has(name));
}

/** The instance with another value at one place. */
export function replaceAt(root: Json, at: JsonPointer, value: Json): Json {
  const [token, ...rest] = tokensOf(at);
  return token === undefined ? value : step(root, [token, ...rest], (holder, name) => assign(holder, name, value));
}

/** The instance without the member or item at one place. */
export function removeAt(root: Json, at: JsonPointer): Json {
  return step(root, tokensOf(at), (holder, name) => {
    if (isArray(holder)) return holder.filter((_, i) => i !== Number(name));
    return isObject(holder) ? Object.fromEntries(Object.entries(holder).filter(([key]) => key !== name)) : holder;
  });
}

function step(root: Json, tokens: readonly string[], change: (holder: Json, name: string) => Json): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return root;
  if (rest.length === 0) return change(root, token);
  const inner = isArray(root)
    ? root[Number(token)]
    : isObject(root) && Object.hasOwn(root, token)
      ? root[token]
      : undefined;
  return inner === undefined ? root : assign(root, token, step(inner, rest, change));
}

function assign(holder: Json, name: string, value: Json): Json {
  if (isArray(holder))
    return Number(name) >= holder.length
      ? [...holder, value]
      : holder.map((item, i) => (i === Number(name) ? value : item));
  if (!isObject(holder)) return holder;
  if (name !== '__proto__') return { ...holder, [name]: value };
  // Defined rather than assigned: a member may have any name.
  return Object.defineProperty({ ...holder }, name, { value, enumerable: true, configurable: true, writable: true });
}
