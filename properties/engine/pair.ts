import type { Operation } from '../../openapi/operation.ts';
import type { CaseGenerator, CaseSource, GeneratorId, Skip } from '../generator.ts';
import { isSkip } from '../generator.ts';

/** Generators whose cases prove nothing before a valid request was accepted. */
const NEEDS_CONTROL: ReadonlySet<GeneratorId> = new Set<GeneratorId>([
  'invalid',
  'credentials',
  'protocol',
  'variants',
]);

/** One operation × generator while it is worked on. Mutable: it lives as long as its run. */
export interface Pair {
  readonly operation: Operation;
  readonly generator: CaseGenerator;
  readonly needsControl: boolean;
  /** Indices of this shard, in order; made on the first turn. */
  indices: readonly number[] | undefined;
  source: CaseSource | undefined;
  /** Position in `indices`. */
  next: number;
  inFlight: number;
  /** The first position whose case was given up when the run was stopped. */
  given: number;
  cases: number;
  requests: number;
  unsent: string | undefined;
  readonly ids: Set<string>;
  startedAt: number | undefined;
  done: boolean;
}

/** A pair that has not begun. */
export function createPair(operation: Operation, generator: CaseGenerator): Pair {
  return {
    operation,
    generator,
    needsControl: generator.needsControl ?? NEEDS_CONTROL.has(generator.id),
    indices: undefined,
    source: undefined,
    next: 0,
    inFlight: 0,
    given: Number.POSITIVE_INFINITY,
    cases: 0,
    requests: 0,
    unsent: undefined,
    ids: new Set(),
    startedAt: undefined,
    done: false,
  };
}

/** Lays out the indices of a pair's source that belong to this shard: systematic ones first, then the random ones. */
export function layOut(
  source: CaseSource | Skip,
  cases: number,
  shard: { readonly index: number; readonly of: number },
): readonly number[] | Skip {
  if (isSkip(source)) return source;
  const total = source.systematic.length + (source.draw ? cases : 0);
  if (total === 0) return { skip: 'nothing to generate' };
  const indices: number[] = [];
  for (let index = 0; index < total; index++) if (index % shard.of === shard.index - 1) indices.push(index);
  return indices;
}
