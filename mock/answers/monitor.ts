import type { Operation } from '../../openapi/operation.ts';

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
  const readable = new Set(operations.flatMap(({ method, path: read }) => (method === 'GET' ? [read] : [])));
  const segments = path.split('/');
  const asked = (target.slice(basePath.length).split('?')[0] ?? '').split('/');
  for (let length = segments.length - 1; length > 1; length--)
    if (readable.has(segments.slice(0, length).join('/'))) return `${basePath}${asked.slice(0, length).join('/')}`;
  const plain = [...readable].find((each) => !each.includes('{'));
  return plain === undefined ? undefined : `${basePath}${plain}`;
}
