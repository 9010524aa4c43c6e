import { PlumblineError } from '../../openapi/error.ts';
import { guardedGenerator } from '../../properties/extension.ts';
import type { CaseGenerator } from '../../properties/generator.ts';

/** A generator of the user's own, for commands that send nothing: where it throws they end with one sentence. */
export function ownGenerator(generator: CaseGenerator): CaseGenerator {
  return guardedGenerator(generator, (sentence) => {
    throw new PlumblineError('CONFIG_INVALID', sentence);
  });
}
