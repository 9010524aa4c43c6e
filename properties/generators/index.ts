import type { CaseGenerator } from '../generator.ts';
import { boundaries } from './boundaries.ts';
import { credentials } from './credentials.ts';
import { defaults } from './defaults.ts';
import { examples } from './examples.ts';
import { invalid } from './invalid.ts';
import { protocol } from './protocol.ts';
import { settled } from './settled.ts';
import { valid } from './valid.ts';
import { variants } from './variants.ts';
import { workflow } from './workflow.ts';

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
