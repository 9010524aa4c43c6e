import { isArray, isObject, type Json, type JsonObject } from '../json.ts';
import { type JsonPointer, join, valueAt } from '../pointer.ts';
import { localTarget } from './reference.ts';

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

export const ALL_TYPES: readonly TypeName[] = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];

/** A keyword's value, and where it stands in the document. */
export interface Stated<T extends Json = Json> {
  readonly value: T;
  readonly pointer: JsonPointer;
  /** True inside of an `if`: what holds here decides what else must hold, and is no demand of its own. */
  readonly condition?: boolean;
}

/** What was gathered so far on one way through the branches of a schema. */
export interface Draft {
  readonly keywords: ReadonlyMap<string, readonly Stated[]>;
  readonly types: ReadonlySet<TypeName> | undefined;
  readonly choices: readonly string[];
  /** Where references led: what applies twice says nothing more, and schemas that repeat each other would never end. */
  readonly targets: readonly string[];
}

/** Where gathering starts. */
export const nothingYet: Draft = { keywords: new Map(), types: undefined, choices: [], targets: [] };

const MOST_DRAFTS = 24;
const MOST_HOPS = 40;
/** Keywords that are followed instead of kept. */
const FOLLOWED: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', '$ref', '$dynamicRef', 'then', 'else']);

interface Step {
  readonly pointer: JsonPointer;
  readonly hops: number;
  readonly condition: boolean;
}

/** A draft and one more schema: as many drafts as the schema has branches, none where the two contradict each other. */
export function absorb(root: JsonObject, draft: Draft, pointer: JsonPointer): readonly Draft[] {
  return follow(root, draft, { pointer, hops: 0, condition: false });
}

function follow(root: JsonObject, draft: Draft, step: Step): readonly Draft[] {
  const { pointer, hops, condition } = step;
  const schema = valueAt(root, pointer);
  if (schema === false) return [];
  // A reference that leads to itself says nothing more.
  if (!isObject(schema) || hops > MOST_HOPS) return [draft];
  const inner = (...tokens: (string | number)[]): Step => ({
    pointer: join(pointer, ...tokens),
    hops: hops + 1,
    condition,
  });
  const keywords = new Map(draft.keywords);
  let types = draft.types;
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || FOLLOWED.has(keyword)) continue;
    if (keyword === 'type') types = intersect(types, typesOf(value));
    add(keywords, keyword, { value, pointer: join(pointer, keyword), ...(condition && { condition }) });
  }
  let drafts: readonly Draft[] = [{ ...draft, keywords, types }];
  for (const reference of [schema.$ref, schema.$dynamicRef]) {
    const target = localTarget(root, reference, pointer);
    if (target === undefined) continue;
    const passed = `${condition} ${target}`;
    drafts = drafts.flatMap((each) =>
      each.targets.includes(passed)
        ? [each]
        : follow(root, { ...each, targets: [...each.targets, passed] }, { pointer: target, hops: hops + 1, condition }),
    );
  }
  for (const i of isArray(schema.allOf) ? schema.allOf.keys() : [])
    drafts = drafts.flatMap((each) => follow(root, each, inner('allOf', i))).slice(0, MOST_DRAFTS);
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = schema[keyword];
    if (!isArray(branches) || branches.length === 0) continue;
    const stated: Stated = { value: branches, pointer: join(pointer, keyword), ...(condition && { condition }) };
    drafts = branched(
      drafts,
      [...branches.keys()].map(
        (i) => (each) => follow(root, chosen(each, `${keyword}[${i}]`, keyword, stated), inner(keyword, i)),
      ),
    );
  }
  if (schema.if !== undefined && (schema.then !== undefined || schema.else !== undefined))
    drafts = branched(drafts, [
      (each) =>
        follow(root, chosen(each, 'then'), { ...inner('if'), condition: true }).flatMap((met) =>
          schema.then === undefined ? [met] : follow(root, met, inner('then')),
        ),
      (each) =>
        schema.else === undefined ? [chosen(each, 'else')] : follow(root, chosen(each, 'else'), inner('else')),
    ]);
  return drafts.filter((each) => each.types === undefined || each.types.size > 0);
}

/**
 * Every draft on every branch; where that would be too many, every branch of the first draft that has any, and every
 * draft on its first branch: each choice is made at least once.
 */
function branched(
  drafts: readonly Draft[],
  branches: readonly ((draft: Draft) => readonly Draft[])[],
): readonly Draft[] {
  if (drafts.length * branches.length <= MOST_DRAFTS)
    return drafts.flatMap((draft) => branches.flatMap((branch) => branch(draft))).slice(0, MOST_DRAFTS);
  const firsts: Draft[] = [];
  const rest: Draft[] = [];
  for (const draft of drafts) {
    for (const branch of branches) {
      const [first, ...more] = branch(draft);
      if (first === undefined) continue;
      firsts.push(first);
      rest.push(...more);
      break;
    }
  }
  for (const branch of branches) {
    for (const draft of drafts) {
      const made = branch(draft);
      rest.push(...made);
      if (made.length > 0) break;
    }
  }
  return distinctly([...firsts.slice(0, MOST_DRAFTS / 2), ...rest, ...firsts]).slice(0, MOST_DRAFTS * 2);
}

function distinctly(drafts: readonly Draft[]): readonly Draft[] {
  return [...new Map(drafts.map((draft) => [draft.choices.join(), draft])).values()];
}

function chosen(draft: Draft, choice: string, keyword?: string, stated?: Stated): Draft {
  const keywords = new Map(draft.keywords);
  if (keyword !== undefined && stated) add(keywords, keyword, stated);
  return { ...draft, keywords, choices: [...draft.choices, choice] };
}

function add(keywords: Map<string, readonly Stated[]>, keyword: string, stated: Stated): void {
  keywords.set(keyword, [...(keywords.get(keyword) ?? []), stated]);
}

function typesOf(value: Json): ReadonlySet<TypeName> {
  const list = isArray(value) ? value : [value];
  return new Set(ALL_TYPES.filter((type) => list.includes(type) || (type === 'integer' && list.includes('number'))));
}

function intersect(a: ReadonlySet<TypeName> | undefined, b: ReadonlySet<TypeName>): ReadonlySet<TypeName> {
  return a === undefined ? b : new Set([...a].filter((type) => b.has(type)));
}
