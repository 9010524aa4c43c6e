import { withFixed } from '../fixed-parameters.ts';
import { type CaseGenerator, isSkip } from '../generator.ts';
import { boundaries } from './boundaries.ts';
import { credentials } from './credentials.ts';
import { defaults } from './defaults.ts';
import { examples } from './examples.ts';
import { invalid } from './invalid.ts';
import { protocol } from './protocol.ts';
import { valid } from './valid.ts';
import { variants } from './variants.ts';
import { workflow } from './workflow.ts';

/** A generator whose cases give parameters the values that are fixed for them. */
const settled = (generator: CaseGenerator): CaseGenerator => ({
  ...generator,
  cases(operation, context) {
    const source = generator.cases(operation, context);
    return isSkip(source) ? source : withFixed(source, context.fixed?.(operation) ?? []);
  },
});

/** All generators, in the order in which they are tried and reported. */
export const generators: readonly CaseGenerator[] = [
  examples,
  defaults,
  boundaries,
  valid,
  variants,
  invalid,
  credentials,
  protocol,
  workflow,
].map(settled);
