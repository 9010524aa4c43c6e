import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { prefixes, templateKey } from '../../properties/engine/resource-pool.ts';
import { isDocumented } from '../answers/documented.ts';
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
      (kind) => templateKey(kind.item) === templateKey(prefix) && (kind.replace !== operation || !mayMake(operation)),
    )
  );
}

/** Whether a PUT may make what it names, or is answered by example where the document says nothing of what is not there. */
function mayMake(replace: Operation): boolean {
  return replace.responses.has('201') || !isDocumented(replace, 404);
}
