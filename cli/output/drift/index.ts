import { driftJson } from './json.ts';
import type { DriftResult } from './rendering.ts';
import { type DriftTextOptions, driftText } from './text.ts';

/** Every format of `plumbline drift`. */
export const driftFormats: Readonly<Record<string, (result: DriftResult, options: DriftTextOptions) => string>> = {
  text: driftText,
  json: driftJson,
};
