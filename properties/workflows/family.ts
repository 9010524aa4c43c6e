import type { Operation } from '../../openapi/operation.ts';
import { creators } from '../engine/creators.ts';
import { collectionOf, resourcePrefix, templateKey } from '../engine/resource-pool.ts';

/** The operations on one kind of resource: the collection's and the item's. */
export interface Family {
  readonly item: string;
  readonly collection: string;
  readonly create?: Operation;
  readonly list?: Operation;
  readonly read?: Operation;
  readonly head?: Operation;
  readonly replace?: Operation;
  readonly patch?: Operation;
  readonly delete?: Operation;
}

/** The family whose item path ends in its last parameter (`/books/{bookId}`); sub-resources are no family of their own. */
export function familyOf(item: string, operations: readonly Operation[]): Family {
  const collection = collectionOf(item);
  const find = (method: string, path: string): Operation | undefined =>
    indexOf(operations)
      .at.get(templateKey(path))
      ?.find((operation) => operation.method === method);
  return {
    item,
    collection,
    create: find('POST', collection) ?? creators(item, operations)[0],
    list: find('GET', collection),
    read: find('GET', item),
    head: find('HEAD', item),
    replace: find('PUT', item),
    patch: find('PATCH', item),
    delete: find('DELETE', item),
  };
}

/** The families in which this operation has a part, as creator, reader or writer. */
export function familiesAt(operation: Operation, operations: readonly Operation[]): readonly Family[] {
  const items = indexOf(operations).items.get(templateKey(operation.path)) ?? [];
  return items.map((item) => familyOf(item, operations));
}

/** The operations of a document by template, and the item paths by the templates of item and collection. */
interface Index {
  readonly at: ReadonlyMap<string, readonly Operation[]>;
  readonly items: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<readonly Operation[], Index>();

/** Made once for a document: looking through all operations for each of thousands takes longer than testing them. */
function indexOf(operations: readonly Operation[]): Index {
  const known = indexes.get(operations);
  if (known) return known;
  const at = new Map<string, Operation[]>();
  const items = new Map<string, string[]>();
  const add = <T>(map: Map<string, T[]>, key: string, value: T): void => {
    const list = map.get(key) ?? [];
    if (!list.includes(value)) list.push(value);
    map.set(key, list);
  };
  for (const operation of operations) {
    const { path } = operation;
    add(at, templateKey(path), operation);
    if (resourcePrefix(path) !== path) continue;
    add(items, templateKey(path), path);
    add(items, templateKey(collectionOf(path)), path);
    for (const maker of creators(path, operations)) add(items, templateKey(maker.path), path);
  }
  const made = { at, items };
  indexes.set(operations, made);
  return made;
}
