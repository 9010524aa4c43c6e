import { encodeParameter } from '../../http/encode/parameter.ts';
import type { Json } from '../../openapi/json.ts';
import type { Operation, Parameter } from '../../openapi/operation.ts';
import type { GeneratorContext } from '../generator.ts';

/**
 * Whether this value of a path parameter makes the path one that another path of the document names more exactly
 * (`/books/search` beside `/books/{id}`): then the request asks something else.
 */
export function leadsElsewhere(
  operation: Operation,
  parameter: Parameter,
  value: Json,
  { operations }: GeneratorContext,
): boolean {
  const encoded = encodeParameter(parameter, value);
  if (encoded.in !== 'path') return false;
  const own = operation.path.split('/');
  const at = own.findIndex((segment) => segment.includes(`{${parameter.name}}`));
  const text = own[at]?.replace(`{${parameter.name}}`, encoded.text);
  if (text === undefined) return false;
  return literals(operations).has(`${own.length} ${at} ${decoded(text).toLowerCase()}`);
}

const known = new WeakMap<readonly Operation[], ReadonlySet<string>>();

/** The segments that are no parameters, of all paths: number of segments, place, text. Made once for a document. */
function literals(operations: readonly Operation[]): ReadonlySet<string> {
  const made = known.get(operations);
  if (made) return made;
  const found = new Set<string>();
  for (const { path } of operations) {
    const segments = path.split('/');
    for (const [at, segment] of segments.entries())
      if (!segment.includes('{')) found.add(`${segments.length} ${at} ${segment.toLowerCase()}`);
  }
  known.set(operations, found);
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
