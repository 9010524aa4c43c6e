import type { GeneratorId } from '../properties/generator.ts';
import type { ApplicableFault } from './faults/select.ts';
import type { ProveOptions } from './proof-options.ts';
import { type ProofResult, resultOf } from './proof-result.ts';
import { runOnce } from './proof-run.ts';

/** How one lie is tried. */
export interface Attempt {
  /** Milliseconds; without, all that the suite has is sent, whatever was found before. */
  readonly timeLimit?: number;
  /** The generator that caught this kind of lie before: its cases alone are sent first, where there is a time limit. */
  readonly sought?: GeneratorId;
  readonly signal?: AbortSignal;
}

/**
 * Tries one lie: where the same kind was caught before, first with the generator that caught it, and with all of them
 * when that one does not. `undefined` where the time was over before anything spoke.
 */
export async function attemptLie(
  options: Omit<ProveOptions, 'parallel'>,
  lie: ApplicableFault,
  { timeLimit, sought, signal }: Attempt,
): Promise<ProofResult | undefined> {
  if (timeLimit === undefined || sought === undefined)
    return resultOf(lie, await runOnce(options, lie, { timeLimit, signal }));
  const started = options.now();
  const brief = resultOf(lie, await runOnce(options, lie, { timeLimit, signal, generators: [sought] }));
  if (brief?.caught) return brief;
  const left = timeLimit - (options.now() - started);
  return resultOf(lie, await runOnce(options, lie, { timeLimit: left, signal }));
}
