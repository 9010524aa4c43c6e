import type { Shape } from './shape.ts';
import { textShapes } from './split.ts';
import { decodings } from './text.ts';

/** The shapes of a field value: whole or split at commas, percent-decoded or not. */
export function* fieldShapes(wire: string): Generator<Shape> {
  for (const text of decodings(wire, 'header')) yield* textShapes(text, [','], ',');
}
