import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { type JsonPointer, join, valueAt } from '../pointer.ts';
import { localTarget } from './reference.ts';

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** A keyword's value, and where it stands in the document. */
export interface Stated<T extends Json = Json> {
  readonly value: T;
  readonly pointer: JsonPointer;
}

/**
 * One way to satisfy a schema: `allOf` and `$ref` merged, one branch of every `anyOf` and `oneOf` chosen. Keywords keep
 * where they stand. What merging cannot express (`not`, `if`, a second pattern) is left to the validator.
 */
export interface Shape {
  /** The schema this is a shape of. */
  readonly pointer: JsonPointer;
  /** Keyword → every statement of it, in order. */
  readonly keywords: ReadonlyMap<string, readonly Stated[]>;
  /** Allowed types; all of them when none is stated. */
  readonly types: ReadonlySet<TypeName>;
  /** Choices made to get here: `oneOf[1]`. */
  readonly choices: readonly string[];
}

export const ALL_TYPES: readonly TypeName[] = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];
const MOST_SHAPES = 24;
const MOST_HOPS = 40;

/** Yields the shapes of the schemas of one document, computed once each. */
export interface Shapes {
  /** Every shape of the conjunction of these schemas; none when they contradict each other. Bounded in number. */
  of(pointers: readonly JsonPointer[]): readonly Shape[];
  readonly root: JsonObject;
}

type Draft = {
  readonly keywords: Map<string, Stated[]>;
  readonly types: Set<TypeName> | undefined;
  readonly choices: readonly string[];
};

/** Shapes over this document. */
export function createShapes(root: JsonObject): Shapes {
  const known = new Map<string, readonly Shape[]>();
  return {
    root,
    of(pointers) {
      const key = pointers.join('\n');
      const done = known.get(key);
      if (done) return done;
      let drafts: readonly Draft[] = [{ keywords: new Map(), types: undefined, choices: [] }];
      for (const pointer of pointers)
        drafts = drafts.flatMap((draft) => absorb(root, draft, pointer, 0)).slice(0, MOST_SHAPES);
      const shapes = drafts
        .map(
          ({ keywords, types, choices }): Shape => ({
            pointer: pointers[0] ?? '',
            keywords,
            types: types ?? new Set(ALL_TYPES),
            choices,
          }),
        )
        .filter(({ types }) => types.size > 0);
      known.set(key, shapes);
      return shapes;
    },
  };
}

/** A draft and one more schema: as many drafts as the schema has branches. */
function absorb(root: JsonObject, draft: Draft, pointer: JsonPointer, hops: number): readonly Draft[] {
  const schema = valueAt(root, pointer);
  if (schema === false || hops > MOST_HOPS) return [];
  if (!isObject(schema)) return [draft];
  const keywords = new Map([...draft.keywords].map(([keyword, list]) => [keyword, [...list]]));
  let types = draft.types;
  for (const [keyword, value] of Object.entries(schema)) {
    if (
      value === undefined ||
      keyword === 'allOf' ||
      keyword === 'anyOf' ||
      keyword === 'oneOf' ||
      keyword === '$ref' ||
      keyword === '$dynamicRef'
    )
      continue;
    if (keyword === 'type') types = intersect(types, typesOf(value));
    keywords.set(keyword, [...(keywords.get(keyword) ?? []), { value, pointer: join(pointer, keyword) }]);
  }
  let drafts: readonly Draft[] = [{ keywords, types, choices: draft.choices }];
  const target = localTarget(root, schema.$ref ?? schema.$dynamicRef, pointer);
  if (target !== undefined) drafts = drafts.flatMap((each) => absorb(root, each, target, hops + 1));
  if (isArray(schema.allOf))
    for (const i of schema.allOf.keys())
      drafts = drafts.flatMap((each) => absorb(root, each, join(pointer, 'allOf', i), hops + 1)).slice(0, MOST_SHAPES);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = schema[keyword];
    if (!isArray(branches) || branches.length === 0) continue;
    const stated: Stated = { value: branches, pointer: join(pointer, keyword) };
    drafts = drafts
      .flatMap((each) =>
        [...branches.keys()].flatMap((i) =>
          absorb(
            root,
            {
              ...each,
              choices: [...each.choices, `${keyword}[${i}]`],
              keywords: new Map([...each.keywords, [keyword, [...(each.keywords.get(keyword) ?? []), stated]]]),
            },
            join(pointer, keyword, i),
            hops + 1,
          ),
        ),
      )
      .slice(0, MOST_SHAPES);
  }
  return drafts.filter((each) => each.types === undefined || each.types.size > 0);
}

function typesOf(value: Json): Set<TypeName> {
  const list = isArray(value) ? value : [value];
  return new Set(ALL_TYPES.filter((type) => list.includes(type) || (type === 'integer' && list.includes('number'))));
}

function intersect(a: Set<TypeName> | undefined, b: Set<TypeName>): Set<TypeName> {
  return a === undefined ? b : new Set([...a].filter((type) => b.has(type)));
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
  const found = new Map<string, JsonPointer[]>();
  for (const { value, pointer } of shape.keywords.get('properties') ?? []) {
    if (isObject(value))
      for (const name of Object.keys(value)) found.set(name, [...(found.get(name) ?? []), join(pointer, name)]);
  }
  for (const { value, pointer } of shape.keywords.get('patternProperties') ?? []) {
    if (!isObject(value)) continue;
    for (const source of Object.keys(value)) {
      const pattern = compilePattern(source);
      if (pattern) for (const [name, list] of found) if (pattern.test(name)) list.push(join(pointer, source));
    }
  }
  return found;
}

/** The names that `required` demands. */
export function requiredMembers(shape: Shape): ReadonlySet<string> {
  return new Set(
    (shape.keywords.get('required') ?? []).flatMap(({ value }) =>
      isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [],
    ),
  );
}

/** ECMA-262 with Unicode semantics, else without; `undefined` when it is no regular expression. */
export function compilePattern(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Tried without the flag next.
    }
  }
  return undefined;
}
