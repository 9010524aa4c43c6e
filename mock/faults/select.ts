import type { ApiDocument } from '../../openapi/api-document.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Fault } from '../fault.ts';
import { faults } from './index.ts';

/** A fault with an operation on which the document makes it visible. */
export interface ApplicableFault {
  readonly fault: Fault;
  readonly operation: Operation;
}

/**
 * Every pair of a fault and an operation on which it shows, in the order of the registry and of the document; where
 * `only` is given, those that it names: `ID`, or `ID@OPERATION` with an operation's label or operationId.
 */
export function applicableFaults(
  operations: readonly Operation[],
  document: ApiDocument,
  only?: readonly string[],
): readonly ApplicableFault[] {
  const named = ({ id }: Fault, { label, operationId }: Operation): boolean =>
    only === undefined || [id, `${id}@${label}`, `${id}@${operationId}`].some((name) => only.includes(name));
  return faults.flatMap((fault) =>
    operations
      .filter((operation) => named(fault, operation) && fault.appliesTo(operation, document, operations))
      .map((operation) => ({ fault, operation })),
  );
}

/** The faults that are on for each operation. Throws USAGE for an unknown fault or operation, or a pair that shows nothing. */
export function faultsFor(
  names: readonly string[],
  operations: readonly Operation[],
  document: ApiDocument,
): ReadonlyMap<Operation, readonly Fault[]> {
  const chosen = new Map<Operation, Fault[]>();
  for (const name of names) {
    const cut = name.indexOf('@');
    const id = cut < 0 ? name : name.slice(0, cut);
    const place = cut < 0 ? undefined : name.slice(cut + 1);
    const fault = faults.find((one) => one.id === id);
    if (!fault)
      throw new PlumblineError('USAGE', `there is no fault ${id}; --faults lists those that apply to this document`);
    const named =
      place === undefined
        ? operations
        : operations.filter(
            (operation) => operation.id === place || operation.label === place || operation.operationId === place,
          );
    if (named.length === 0)
      throw new PlumblineError(
        'USAGE',
        `there is no operation ${place ?? ''} in this document; name it by operationId or METHOD /path`,
      );
    const applicable = named.filter((operation) => fault.appliesTo(operation, document, operations));
    if (applicable.length === 0)
      throw new PlumblineError(
        'USAGE',
        `${name} would show nowhere: ${fault.summary}; --faults lists the faults that apply to this document`,
      );
    for (const operation of applicable) chosen.set(operation, [...(chosen.get(operation) ?? []), fault]);
  }
  return chosen;
}
