import type { Operation } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Change } from '../change.ts';
import type { ObservedChange } from './compare.ts';

/** What a target was seen to do otherwise, as changes of the operations of its document. Nothing here is breaking: the document allows it. */
export function observedAsChanges(
  observed: readonly ObservedChange[],
  operations: readonly Operation[],
): readonly Change[] {
  const byLabel = new Map(operations.map((operation) => [operation.label, operation]));
  return observed.map(({ id, verdict, operation, status, message }) => {
    const at = placeOf(byLabel.get(operation), status);
    return {
      id,
      verdict,
      direction: 'response',
      operation,
      at: { old: at, new: at },
      message,
      witness: null,
    };
  });
}

/** Where the document speaks of answers of this status; where it does not, the operation. */
function placeOf(operation: Operation | undefined, status: string | undefined): JsonPointer {
  if (!operation) return '/paths';
  if (status === undefined) return operation.pointer;
  const { responses, pointer } = operation;
  return (responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get('default'))?.pointer ?? pointer;
}
