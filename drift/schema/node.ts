import type { JsonObject } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { TypeName } from '../../openapi/schema/shape.ts';
import type { Pair, Part, SchemaEdit, Step } from './edit.ts';
import type { Flat } from './flatten.ts';

/** The two documents of a comparison, and which members do not travel in its direction. */
export interface Comparison {
  readonly oldRoot: JsonObject;
  readonly newRoot: JsonObject;
  /** `readOnly` members are no part of requests, `writeOnly` ones none of answers. */
  readonly hidden: 'readOnly' | 'writeOnly';
}

/** One place of an instance in both documents, each in canonical form. */
export interface Node extends Comparison {
  readonly pair: Pair;
  readonly old: Flat;
  readonly new: Flat;
  /** The edits between the schemas inside of this one that a step leads to. */
  inside(step: Step, pair: Pair): readonly Part[];
  /** Whether two schemas, one of each document, are the same in canonical form. */
  equal(old: JsonPointer, fresh: JsonPointer): boolean;
}

/** What an edit of this node says, the rest filled in: places that are not given are those of the node. */
export function edit(
  { pair }: Pick<Node, 'pair'>,
  said: Pick<SchemaEdit, 'name' | 'effect' | 'message' | 'keywords' | 'member' | 'sanctioned'> & {
    readonly old?: JsonPointer | undefined;
    readonly new?: JsonPointer | undefined;
  },
): SchemaEdit {
  const { old, new: fresh, ...rest } = said;
  return { ...rest, at: { old: old ?? pair.old[0] ?? '', new: fresh ?? pair.new[0] ?? '' }, frames: [], pair };
}

/** Where a keyword stands in a node; `undefined` where it does not. */
export function place(flat: Flat, keyword: string): JsonPointer | undefined {
  return flat.keywords.get(keyword)?.at(-1)?.pointer;
}

/** Whether both sides allow a value of this type, so that its keywords say something on both. */
export function bothAllow(node: Pick<Node, 'old' | 'new'>, ...types: readonly TypeName[]): boolean {
  return [node.old, node.new].every((flat) => types.some((type) => flat.types.has(type)));
}
