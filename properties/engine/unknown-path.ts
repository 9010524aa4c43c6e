import type { Case } from '../../http/case.ts';
import type { Operation } from '../../openapi/operation.ts';

/** A request to a path that no document declares; the same for the same seed. */
export function unknownPathCase(operation: Operation, seed: number): Case {
  return {
    operation,
    intent: { kind: 'protocol', probe: { id: 'unknown-path' } },
    parameters: [],
    credentials: { kind: 'supplied' },
    method: 'GET',
    path: `/plumbline-${seed.toString(36)}-is-not-here`,
  };
}
