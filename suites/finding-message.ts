import type { Finding } from '../properties/outcome.ts';
import { createPaint } from '../reports/paint.ts';
import { findingBlock } from '../reports/terminal/finding-block.ts';

/** Columns: messages of tests go to logs as often as to terminals. */
const WIDTH = 100;

/** A finding as the message of a failing test: the block that `plumbline test` prints, without colours. */
export function findingMessage(finding: Finding): string {
  return findingBlock([finding], createPaint(false), WIDTH).join('\n');
}
