import type { Operation } from '../../openapi/operation.ts';
import { creators } from '../engine/creators.ts';
import { collectionOf, resourcePrefix, templateKey } from '../engine/resource-pool.ts';
import { singletons } from '../engine/singletons.ts';
import { templatesOf } from '../engine/templates.ts';

/** The operations on one kind of resource: the collection's and the item's. */
export interface Family {
  readonly item: string;
  readonly collection: string;
  /** The item is the only one of its kind: it stands in no collection, and nothing makes another. */
  readonly single?: true;
  readonly create?: Operation;
  readonly list?: Operation;
  readonly read?: Operation;
  readonly head?: Operation;
  readonly replace?: Operation;
  readonly patch?: Operation;
  readonly delete?: Operation;
}

/** The family whose item path ends in its last parameter (`/books/{bookId}`), or is that of a single resource (`/settings`). */
export function familyOf(item: string, operations: readonly Operation[]): Family {
  const collection = collectionOf(item);
  const find = templatesOf(operations).operationAt;
  return {
    item,
    ...(singletons(operations).has(item)
      ? { collection: item, single: true }
      : {
          collection,
          create: find('POST', collection) ?? creators(item, operations)[0],
          list: find('GET', collection),
        }),
    read: find('GET', item),
    head: find('HEAD', item),
    replace: find('PUT', item),
    patch: find('PATCH', item),
    delete: find('DELETE', item),
  };
}

/** The families in which this operation has a part, as creator, reader or writer. */
export function familiesAt(operation: Operation, operations: readonly Operation[]): readonly Family[] {
  const items = itemsOf(operations).get(templateKey(operation.path)) ?? [];
  return items.map((item) => familyOf(item, operations));
}

/** The item paths of a document by the templates of item and collection. */
type Items = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<readonly Operation[], Items>();

/** Made once for a document: looking through all operations for each of thousands takes longer than testing them. */
function itemsOf(operations: readonly Operation[]): Items {
  const before = known.get(operations);
  if (before) return before;
  const items = new Map<string, string[]>();
  const add = (key: string, path: string): void => {
    const list = items.get(key) ?? [];
    if (!list.includes(path)) list.push(path);
    items.set(key, list);
  };
  for (const path of singletons(operations)) add(templateKey(path), path);
  for (const { path } of operations) {
    if (resourcePrefix(path) !== path) continue;
    add(templateKey(path), path);
    add(templateKey(collectionOf(path)), path);
    for (const maker of creators(path, operations)) add(templateKey(maker.path), path);
  }
  known.set(operations, items);
  return items;
}
