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
  return operations.some(({ path }) => {
    const other = path.split('/');
    return path !== operation.path && other.length === own.length && sameText(other[at] ?? '', text);
  });
}

function sameText(segment: string, text: string): boolean {
  if (segment.includes('{')) return false;
  try {
    return segment.toLowerCase() === decodeURIComponent(text).toLowerCase();
  } catch {
    return segment === text;
  }
}
