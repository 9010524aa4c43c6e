import type { Operation } from '../../openapi/operation.ts';
import { collectionOf, resourcePrefix, sameTemplate } from '../engine/resource-pool.ts';

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
    operations.find((operation) => operation.method === method && sameTemplate(operation.path, path));
  return {
    item,
    collection,
    create: find('POST', collection),
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
  const items = new Set<string>();
  for (const { path } of operations) {
    const prefix = resourcePrefix(path);
    if (prefix !== path) continue;
    if (sameTemplate(path, operation.path) || sameTemplate(collectionOf(path), operation.path)) items.add(path);
  }
  return [...items].map((item) => familyOf(item, operations));
}
