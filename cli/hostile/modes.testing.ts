import { connectionModes } from './connection-modes.testing.ts';
import { contentModes } from './content-modes.testing.ts';
import { fieldModes } from './field-modes.testing.ts';
import { framingModes } from './framing-modes.testing.ts';
import type { Mode } from './mode.testing.ts';
import { secretModes } from './secret-modes.testing.ts';
import { temperModes } from './temper-modes.testing.ts';

/** Every hostile server that needs no certificate. */
export const MODES: readonly Mode[] = [
  ...connectionModes,
  ...framingModes,
  ...fieldModes,
  ...contentModes,
  ...temperModes,
  ...secretModes,
];
