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
  const { readable, plain } = readsOf(operations);
  const segments = path.split('/');
  const asked = (target.slice(basePath.length).split('?')[0] ?? '').split('/');
  for (let length = segments.length - 1; length > 1; length--)
    if (readable.has(segments.slice(0, length).join('/'))) return `${basePath}${asked.slice(0, length).join('/')}`;
  return plain === undefined ? undefined : `${basePath}${plain}`;
}

/** The paths that can be read, and the first without a name in it. */
interface Reads {
  readonly readable: ReadonlySet<string>;
  readonly plain: string | undefined;
}

const known = new WeakMap<readonly Operation[], Reads>();

/** Gathered once for a document: every answer of a stateless operation asks. */
function readsOf(operations: readonly Operation[]): Reads {
  const before = known.get(operations);
  if (before) return before;
  const readable = new Set(operations.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])));
  const reads = { readable, plain: [...readable].find((path) => !path.includes('{')) };
  known.set(operations, reads);
  return reads;
}
