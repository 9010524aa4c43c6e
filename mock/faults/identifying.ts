import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { prefixes, templateKey } from '../../properties/engine/resource-pool.ts';
import { keptKinds } from './sample-answers.ts';

/**
 * Whether a path parameter of the operation names a resource that the mock keeps, and that is not made by naming it:
 * whatever else stands there names nothing, and is answered 404 with the lie as without it.
 */
export function isIdentifying(
  operation: Operation,
  name: string | undefined,
  document: ApiDocument,
  all: readonly Operation[],
): boolean {
  const prefix = prefixes(operation.path).find((path) => path.endsWith(`{${name}}`));
  return (
    prefix !== undefined &&
    keptKinds(document, all).some(
      (kind) => templateKey(kind.item) === templateKey(prefix) && kind.replace !== operation,
    )
  );
}
