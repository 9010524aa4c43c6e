import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { compilePattern as compileWatched } from '../pattern.ts';
import { type JsonPointer, join } from '../pointer.ts';
import { ALL_TYPES, absorb, type Draft, nothingYet, type Stated, type TypeName } from './absorb.ts';
import { type CustomFormats, customFormats } from './custom-formats.ts';

export type { Stated, TypeName };
export { ALL_TYPES };

/**
 * One way to satisfy a schema: `allOf` and `$ref` merged, one branch of every `anyOf`, `oneOf` and `if` chosen. Keywords
 * keep where they stand. What merging cannot express (`not`, a second pattern) is left to the validator.
 */
export interface Shape {
  /** The schemas this is a shape of. */
  readonly pointers: readonly JsonPointer[];
  /** Keyword → every statement of it, in order. */
  readonly keywords: ReadonlyMap<string, readonly Stated[]>;
  /** Allowed types; all of them when none is stated. */
  readonly types: ReadonlySet<TypeName>;
  /** Choices made to get here: `oneOf[1]`. */
  readonly choices: readonly string[];
  /** Formats of the user's own; absent where there are none. */
  readonly formats?: CustomFormats;
}

const MOST_SHAPES = 48;

/** Yields the shapes of the schemas of one document, computed once each. */
export interface Shapes {
  /** Every shape of the conjunction of these schemas; none when they contradict each other. Bounded in number. */
  of(pointers: readonly JsonPointer[]): readonly Shape[];
  readonly root: JsonObject;
}

const known = new WeakMap<JsonObject, Shapes>();

/** Shapes over this document; the same for the same root. */
export function createShapes(root: JsonObject): Shapes {
  const shapes = known.get(root) ?? shapesOver(root);
  known.set(root, shapes);
  return shapes;
}

function shapesOver(root: JsonObject): Shapes {
  const done = new Map<string, readonly Shape[]>();
  const formats = customFormats(root);
  return {
    root,
    of(pointers) {
      const key = `${pointers.length} ${pointers.join('\n')}`;
      const before = done.get(key);
      if (before) return before;
      let drafts: readonly Draft[] = [nothingYet];
      for (const pointer of pointers)
        drafts = drafts.flatMap((draft) => absorb(root, draft, pointer)).slice(0, MOST_SHAPES);
      const shapes = drafts.map(
        ({ keywords, types, choices }): Shape => ({
          pointers,
          keywords,
          types: types ?? new Set(ALL_TYPES),
          choices,
          ...(formats.size > 0 && { formats }),
        }),
      );
      done.set(key, shapes);
      return shapes;
    },
  };
}

/** All numbers stated for a keyword. */
export function numbers(shape: Shape, keyword: string): readonly number[] {
  return (shape.keywords.get(keyword) ?? []).flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
}

/** The tightest lower bound of a keyword; `undefined` when it is not stated. */
export function greatest(shape: Shape, keyword: string): number | undefined {
  const all = numbers(shape, keyword);
  return all.length === 0 ? undefined : Math.max(...all);
}

/** The tightest upper bound of a keyword. */
export function least(shape: Shape, keyword: string): number | undefined {
  const all = numbers(shape, keyword);
  return all.length === 0 ? undefined : Math.min(...all);
}

/** The values that `enum` and `const` leave; `undefined` when neither is stated. */
export function enumerated(shape: Shape): readonly Json[] | undefined {
  const lists = [
    ...(shape.keywords.get('enum') ?? []).flatMap(({ value }) => (isArray(value) ? [value] : [])),
    ...(shape.keywords.get('const') ?? []).map(({ value }) => [value]),
  ];
  const [first, ...rest] = lists;
  return first?.filter((value) =>
    rest.every((list) => list.some((other) => JSON.stringify(other) === JSON.stringify(value))),
  );
}

/** The members that `properties` name, each with the pointers of all schemas that apply to it. */
export function members(shape: Shape): ReadonlyMap<string, readonly JsonPointer[]> {
  const known = membersOf.get(shape);
  if (known) return known;
  const names = new Set(
    (shape.keywords.get('properties') ?? []).flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])),
  );
  const found = new Map([...names].map((name) => [name, memberPointers(shape, name)]));
  membersOf.set(shape, found);
  return found;
}

const membersOf = new WeakMap<Shape, ReadonlyMap<string, readonly JsonPointer[]>>();

/**
 * The pointers of all schemas that apply to a member of this name: what `properties` and `patternProperties` say of it,
 * and the `additionalProperties` of every schema in which neither does. A pointer to `false` forbids it.
 */
export function memberPointers(shape: Shape, name: string): readonly JsonPointer[] {
  const known = pointersOf.get(shape) ?? new Map<string, readonly JsonPointer[]>();
  pointersOf.set(shape, known);
  const pointers = known.get(name) ?? findPointers(shape, name);
  // Names are anybody's: those of instances without end are not kept.
  if (known.size < MOST_NAMES) known.set(name, pointers);
  return pointers;
}

const pointersOf = new WeakMap<Shape, Map<string, readonly JsonPointer[]>>();
const MOST_NAMES = 2000;

function findPointers(shape: Shape, name: string): readonly JsonPointer[] {
  const found: JsonPointer[] = [];
  const holders = new Set<JsonPointer>();
  for (const { value, pointer } of shape.keywords.get('properties') ?? []) {
    if (!isObject(value) || !Object.hasOwn(value, name)) continue;
    found.push(join(pointer, name));
    holders.add(parent(pointer));
  }
  for (const { value, pointer } of shape.keywords.get('patternProperties') ?? []) {
    for (const source of isObject(value) ? Object.keys(value) : []) {
      if (!compilePattern(source)?.test(name)) continue;
      found.push(join(pointer, source));
      holders.add(parent(pointer));
    }
  }
  const additional = shape.keywords.get('additionalProperties') ?? [];
  for (const { pointer } of additional) if (!holders.has(parent(pointer))) found.push(pointer);
  if (found.length === 0)
    found.push(...(shape.keywords.get('unevaluatedProperties') ?? []).map(({ pointer }) => pointer));
  return found;
}

/** The pointers of the schemas that apply to item `index` of an array. A pointer to `false` forbids it. */
export function itemPointers(shape: Shape, index: number): readonly JsonPointer[] {
  const found: JsonPointer[] = [];
  const prefixed = new Map<JsonPointer, number>();
  for (const { value, pointer } of shape.keywords.get('prefixItems') ?? []) {
    if (!isArray(value)) continue;
    prefixed.set(parent(pointer), value.length);
    if (index < value.length) found.push(join(pointer, index));
  }
  for (const { pointer } of shape.keywords.get('items') ?? [])
    if (index >= (prefixed.get(parent(pointer)) ?? 0)) found.push(pointer);
  if (found.length === 0) found.push(...(shape.keywords.get('unevaluatedItems') ?? []).map(({ pointer }) => pointer));
  return found;
}

function parent(pointer: JsonPointer): JsonPointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The names that `required` demands. */
export function requiredMembers(shape: Shape): ReadonlySet<string> {
  const known = requiredOf.get(shape) ?? findRequired(shape);
  requiredOf.set(shape, known);
  return known;
}

const requiredOf = new WeakMap<Shape, ReadonlySet<string>>();

function findRequired(shape: Shape): ReadonlySet<string> {
  return new Set(
    (shape.keywords.get('required') ?? []).flatMap(({ value }) =>
      isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [],
    ),
  );
}

const patterns = new Map<string, RegExp | undefined>();

/** {@link compileWatched}, once for each pattern. */
export function compilePattern(source: string): RegExp | undefined {
  if (!patterns.has(source)) patterns.set(source, compileWatched(source));
  return patterns.get(source);
}
