import { PlumblineError } from '../../openapi/error.ts';
import type { Option } from './option.ts';

/** A value as it was written, and where: `--cases`, `PLUMBLINE_CASES`, `cases in plumbline.config.ts`. */
export interface RawValue {
  readonly value: string | boolean | readonly string[];
  readonly origin: string;
}

/** Flag → value, from one source or from all of them. */
export type RawValues = ReadonlyMap<string, RawValue>;

const YES: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'on']);
const NO: ReadonlySet<string> = new Set(['0', 'false', 'no', 'off']);

/** One set of values; the first source that has a value for an option wins. */
export function mergeRaw(sources: readonly RawValues[]): RawValues {
  const merged = new Map<string, RawValue>();
  for (const source of sources) for (const [flag, raw] of source) if (!merged.has(flag)) merged.set(flag, raw);
  return merged;
}

/** What text from the environment means for an option; `undefined` when it is empty, which is as good as unset. */
export function rawFromText(option: Option, text: string, origin: string): RawValue | undefined {
  if (text === '') return undefined;
  switch (option.kind) {
    case 'switch': {
      // no-color.org and CI: whatever the value, its presence counts.
      if (option.env === 'NO_COLOR') return { value: true, origin };
      const word = text.trim().toLowerCase();
      if (NO.has(word)) return { value: false, origin };
      if (YES.has(word) || option.env === 'CI') return { value: true, origin };
      throw new PlumblineError('USAGE', `${origin} is a switch: write true or false, not ${quoted(option, text)}`);
    }
    case 'list':
      return { value: text.split(/\r?\n/).filter((line) => line.trim() !== ''), origin };
    case 'number':
    case 'text':
      return { value: text, origin };
  }
}

/** A value for a message: secrets stay out of it. */
export function quoted(option: Pick<Option, 'secret'>, text: string): string {
  return option.secret ? 'what was given' : JSON.stringify(text);
}
