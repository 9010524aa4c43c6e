import type { JsonObject } from '../../openapi/json.ts';
import { compilePattern } from '../../openapi/pattern.ts';
import { formatSample, word } from './format-sample.ts';
import { patternSample } from './pattern-sample.ts';
import type { Random } from './random.ts';

const TRIES = 24;
const LONGEST = 100_000;

/** A text of the schema's format, pattern and length, as far as they can be met together. */
export function stringSample(schema: JsonObject, random: Random, variant: number): string {
  const { format, pattern } = schema;
  const least = typeof schema.minLength === 'number' ? Math.min(schema.minLength, LONGEST) : 0;
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  const fits = (text: string): boolean => [...text].length >= least && [...text].length <= most;
  if (typeof pattern === 'string') {
    const compiled = compilePattern(pattern);
    const accepted = (text: string | undefined): text is string =>
      text !== undefined && fits(text) && (compiled?.test(text) ?? true);
    const sample = typeof format === 'string' ? formatSample(format, random) : undefined;
    if (accepted(sample)) return sample;
    for (let tries = 0; tries < TRIES; tries++) {
      const text = patternSample(pattern, random, tries < TRIES / 2 ? 0 : least);
      if (accepted(text)) return text;
      const longer = text === undefined ? undefined : stretched(text, least);
      if (accepted(longer)) return longer;
    }
  }
  if (typeof format === 'string') {
    const sample = formatSample(format, random);
    if (sample !== undefined) return sample;
  }
  const text = variant === 0 ? `${word(random)}${random() % 1000}` : word(random);
  const long = stretched(text, least);
  return [...long].slice(0, most).join('');
}

/** The text, its last character repeated until it is long enough. */
function stretched(text: string, least: number): string {
  const missing = least - [...text].length;
  return missing > 0 ? text + (text.slice(-1) || 'a').repeat(missing) : text;
}
