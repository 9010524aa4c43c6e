import type { Operation } from '../../openapi/operation.ts';
import { templatesOf } from '../../properties/engine/templates.ts';

/**
 * Where the progress of a request shows that was accepted and is carried out later: the resource that it is about, where
 * that can be read, else whatever can be read without a name. `undefined` where nothing can.
 */
export function monitorOf(
  { path }: Operation,
  target: string,
  operations: readonly Operation[],
  basePath: string,
): string | undefined {
  const segments = path.split('/');
  const asked = (target.slice(basePath.length).split('?')[0] ?? '').split('/');
  for (let length = segments.length - 1; length > 1; length--)
    if (templatesOf(operations).operationAt('GET', segments.slice(0, length).join('/')))
      return `${basePath}${asked.slice(0, length).join('/')}`;
  const plain = operations.find(({ method, path: read }) => method === 'GET' && !read.includes('{'));
  return plain === undefined ? undefined : `${basePath}${plain.path}`;
}
