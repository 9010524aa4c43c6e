import type { Operation } from '../../openapi/operation.ts';
import { collectionOf, resourcePrefix, templateKey, templateParameters } from './resource-pool.ts';

/**
 * Operations that create a resource of this prefix: a POST on its collection, else, where it is kept under a name of its
 * own, one on a collection of the same noun below a parent: `POST /issues/{number}/comments` for `/comments/{commentId}`.
 */
export function creators(prefix: string, operations: readonly Operation[]): readonly Operation[] {
  const { posts, below } = indexOf(operations);
  return posts.get(templateKey(collectionOf(prefix))) ?? below.get(templateKey(prefix)) ?? [];
}

/** Prefixes of what is listed or made below a parent at this path and kept under a name of its own: `/comments/{commentId}`. */
export function keptElsewhere(path: string, operations: readonly Operation[]): readonly string[] {
  return indexOf(operations).elsewhere.get(templateKey(path)) ?? [];
}

interface Index {
  /** The POST operations by their templates. */
  readonly posts: ReadonlyMap<string, readonly Operation[]>;
  /** The POST operations below parents, by the template of what they make. */
  readonly below: ReadonlyMap<string, readonly Operation[]>;
  /** What is kept elsewhere, by the template of the collection below a parent. */
  readonly elsewhere: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<readonly Operation[], Index>();

function indexOf(operations: readonly Operation[]): Index {
  const index = indexes.get(operations) ?? indexed(operations);
  indexes.set(operations, index);
  return index;
}

function indexed(operations: readonly Operation[]): Index {
  const posts = new Map<string, Operation[]>();
  const below = new Map<string, Operation[]>();
  const elsewhere = new Map<string, string[]>();
  const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key) ?? [];
    if (!list.includes(value)) map.set(key, [...list, value]);
  };
  for (const operation of operations)
    if (operation.method === 'POST') add(posts, templateKey(operation.path), operation);
  const paths = new Set(operations.map(({ path }) => templateKey(path)));
  const alone = new Map<string, string[]>();
  for (const { path } of operations) {
    if (resourcePrefix(path) !== path || templateParameters(path).length !== 1) continue;
    if (!posts.has(templateKey(collectionOf(path)))) add(alone, nounOf(collectionOf(path)), path);
  }
  for (const operation of operations) {
    const key = templateKey(operation.path);
    if (templateParameters(operation.path).length === 0 || paths.has(`${key}/{}`)) continue;
    for (const item of alone.get(nounOf(key)) ?? []) {
      add(elsewhere, key, item);
      if (operation.method === 'POST') add(below, templateKey(item), operation);
    }
  }
  return { posts, below, elsewhere };
}

function nounOf(collection: string): string {
  return collection.slice(collection.lastIndexOf('/') + 1);
}
