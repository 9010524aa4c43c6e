import type { Operation } from '../../openapi/operation.ts';
import { successOf } from '../answers/documented.ts';

/** A success status that the document does not mention for this operation; `undefined` where it mentions them all. */
export function undocumentedSuccess({ responses }: Operation): number | undefined {
  if (responses.has('2XX') || responses.has('default')) return undefined;
  return [202, 203, 200].find((status) => !responses.has(String(status)));
}

/** Whether the success of an operation is described as having no content, under a status that may have some. */
export function describesNoContent(operation: Operation): boolean {
  const { status, response } = successOf(operation);
  return (
    response !== undefined &&
    response.status !== 'default' &&
    status >= 200 &&
    status < 300 &&
    status !== 204 &&
    status !== 205 &&
    (response.content?.length ?? 0) === 0
  );
}
