import { compilePattern } from '../../openapi/schema/shape.ts';
import { formatValues } from '../arbitraries/format-values.ts';
import type { Mutation } from './mutation.ts';

/** Texts close to one that matches, which the pattern refuses. */
export const pattern: Mutation = {
  keyword: 'pattern',
  *propose({ shape, value }) {
    if (typeof value !== 'string') return;
    for (const { value: source, pointer } of shape.keywords.get('pattern') ?? []) {
      const expression = typeof source === 'string' ? compilePattern(source) : undefined;
      if (!expression || typeof source !== 'string') continue;
      const changedCase = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
      const candidates = [
        // Not anchored at its end, at its beginning; blind to case; anchored to lines; a bound too low; one too high.
        `${value}-extra`,
        `x${value}`,
        changedCase,
        `${value}\n`,
        value.slice(0, -1),
        // A digit of another script, which `\d` takes in other languages; a mark in place of another, or of none.
        ...(/\\[dw]/.test(source) ? [] : [value.replace(/[0-9](?=[^0-9]*$)/, '\u0663')]),
        value.replace(/[^A-Za-z0-9]/, 'x'),
        `${value}0`,
        `${value}a`,
        `!${value}`,
        ` ${value}`,
        value.slice(1),
        `${value}é`,
        '!',
        '-',
        '~~~~',
        'plumbline no match',
      ];
      const refused = [...new Set(candidates)].filter((text) => text !== '' && !expression.test(text));
      for (const text of refused.slice(0, 9))
        yield {
          keyword: 'pattern',
          schema: pointer,
          value: text,
          summary: `${JSON.stringify(text.slice(0, 60))}, which does not match ${source.slice(0, 60)}`,
        };
    }
  },
};

/** What is hardly ever of a format that somebody made up. */
const USUAL = ['plumbline', '?', '0', '-1', '2024-02-30', 'not a value of any format', ''];

/** Near misses of a registered format that every parser refuses. */
export const format: Mutation = {
  keyword: 'format',
  *propose({ shape }) {
    if (!shape.types.has('string')) return;
    for (const { value: name, pointer } of shape.keywords.get('format') ?? []) {
      if (typeof name !== 'string') continue;
      const own = shape.formats?.get(name);
      if (!own && !Object.hasOwn(formatValues, name)) continue;
      const none = own ? (own.invalid ?? USUAL.filter((text) => !own.validate(text))) : formatValues[name]?.invalid;
      for (const text of none ?? [])
        yield {
          keyword: 'format',
          schema: pointer,
          value: text,
          summary: `${JSON.stringify(text)}, which is no ${name}`,
        };
    }
  },
};
