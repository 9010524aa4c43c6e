import type { Operation } from '../../openapi/operation.ts';
import { collectionOf, prefixes, resourcePrefix, templateKey } from './resource-pool.ts';

/** The path templates of a document, indexed: every accepted answer asks which of a thousand it has to do with. */
export interface Templates {
  /** Prefixes that name an item of the collection at this path, as the document writes them. */
  itemsOf(collection: string): readonly string[];
  /** Prefixes that name an item of a collection which stands in the item of this template. */
  itemsIn(item: string): readonly string[];
  /** Templates that end in a parameter and may fit this concrete path. */
  itemsLike(path: string): readonly string[];
  /** The first operation with this method whose path differs from this template in the names of its parameters only. */
  operationAt(method: string, template: string): Operation | undefined;
}

const made = new WeakMap<readonly Operation[], Templates>();

/** The templates of these operations; worked out once for a list. */
export function templatesOf(operations: readonly Operation[]): Templates {
  const templates = made.get(operations) ?? indexed(operations);
  made.set(operations, templates);
  return templates;
}

function indexed(operations: readonly Operation[]): Templates {
  const items = new Map<string, Set<string>>();
  const inner = new Map<string, Set<string>>();
  const like = new Map<string, Set<string>>();
  const serving = new Map<string, Operation>();
  const add = (map: Map<string, Set<string>>, key: string, template: string): void =>
    void map.set(key, (map.get(key) ?? new Set()).add(template));
  for (const operation of operations) {
    const { path, method } = operation;
    const key = `${method} ${templateKey(path)}`;
    if (!serving.has(key)) serving.set(key, operation);
    for (const prefix of prefixes(path)) {
      add(items, templateKey(collectionOf(prefix)), prefix);
      add(inner, templateKey(collectionOf(collectionOf(prefix))), prefix);
    }
    if (resourcePrefix(path) === path) add(like, outline(path), path);
  }
  return {
    itemsOf: (collection) => [...(items.get(templateKey(collection)) ?? [])],
    itemsIn: (item) => [...(inner.get(templateKey(item)) ?? [])],
    itemsLike: (path) => [
      ...(like.get(outline(path)) ?? []),
      ...(like.get(outline(path.replace(/^\/[^/]*/, '/{}'))) ?? []),
    ],
    operationAt: (method, template) => serving.get(`${method} ${templateKey(template)}`),
  };
}

/** How many segments, and the first of them: what templates and paths that fit have in common. */
function outline(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  return `${rest.length} ${/^\{[^}]*\}$/.test(first) ? '{}' : first}`;
}
