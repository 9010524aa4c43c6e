import type { Operation } from '../../openapi/operation.ts';
import { refusalStatus } from '../answers/documented.ts';
import { anyMediaType, takesJson } from './visible.ts';

/** Whether a faultless mock answers 415 to a body of another media type. */
export function refusesMediaType(operation: Operation): boolean {
  return (
    takesJson(operation) &&
    !anyMediaType(operation) &&
    refusalStatus(operation, { kind: 'media-type', detail: '' }) === 415
  );
}

/** Whether the body may be a merge patch (RFC 7396). */
export function takesMergePatch({ requestBody }: Operation): boolean {
  return requestBody?.content.some(({ range }) => /merge-patch/i.test(range)) === true;
}
