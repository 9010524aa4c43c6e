import type { ApplicableFault } from './faults/select.ts';

/**
 * Indices into `lies` in the order to try them: round by round, each kind of lie once a round, on another operation
 * than the kind before it, those about time first, since they wait while others work.
 */
export function breadthFirst(lies: readonly ApplicableFault[]): readonly number[] {
  const kinds = new Map<string, number[]>();
  lies.forEach(({ fault }, i) => {
    kinds.set(fault.id, [...(kinds.get(fault.id) ?? []), i]);
  });
  const queues = [...kinds.values()].map((kind, i) => [
    ...kind.slice(i % kind.length),
    ...kind.slice(0, i % kind.length),
  ]);
  const waits = (queue: readonly number[]): boolean => lies[queue[0] ?? 0]?.fault.needs?.option === 'max-response-time';
  const sorted = [...queues.filter(waits), ...queues.filter((queue) => !waits(queue))];
  const rounds = Math.max(0, ...sorted.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => sorted.flatMap((queue) => queue[round] ?? [])).flat();
}
