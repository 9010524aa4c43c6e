import type { Operation } from '../../openapi/operation.ts';
import { templateKey, templateParameters } from './resource-pool.ts';
import { templatesOf } from './templates.ts';

/**
 * Paths that name one resource and no collection: it is read and written there, and nothing is made in it. `/settings`, or
 * `/books/{bookId}/cover`, of which each book has one.
 */
export function singletons(operations: readonly Operation[]): ReadonlySet<string> {
  const before = known.get(operations);
  if (before) return before;
  const { operationAt, itemsOf } = templatesOf(operations);
  const found = new Map<string, string>();
  for (const { path, method } of operations) {
    if (method !== 'GET' || path.endsWith('}') || found.has(templateKey(path))) continue;
    const isWritten = operationAt('PUT', path) !== undefined || operationAt('PATCH', path) !== undefined;
    const holds = operationAt('POST', path) !== undefined || itemsOf(path).length > 0;
    if (isWritten && !holds) found.set(templateKey(path), path);
  }
  const paths = new Set(found.values());
  known.set(operations, paths);
  return paths;
}

/** Whether everybody reads and writes the same one at this path: it stands in nothing that a client could make for itself. */
export function isShared(path: string, operations: readonly Operation[]): boolean {
  return singletons(operations).has(path) && templateParameters(path).length === 0;
}

const known = new WeakMap<readonly Operation[], ReadonlySet<string>>();
