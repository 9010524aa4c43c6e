import type { Arbitrary } from 'fast-check';
import type { CustomFormat } from '../../openapi/schema/custom-formats.ts';
import { draw } from '../random.ts';

/** A format of the user's own. Both parts say the same of every text: what `arbitrary` yields, `validate` accepts. */
export interface FormatDefinition extends CustomFormat {
  readonly arbitrary: Arbitrary<string>;
}

const TRIES = 8;

/** How values of this format are drawn; `undefined` where there is no such format. */
export function customArbitrary(format: CustomFormat | undefined): Arbitrary<string> | undefined {
  const arbitrary = format?.arbitrary;
  // Of another copy of fast-check it is no instance of our class: what draws from it only calls `generate`.
  return isArbitrary(arbitrary) ? (arbitrary as Arbitrary<string>) : undefined;
}

/** A few values of this format, without randomness of their own; `undefined` where there is no such format. */
export function customSamples(format: CustomFormat | undefined): readonly string[] | undefined {
  const arbitrary = customArbitrary(format);
  if (!format || !arbitrary) return undefined;
  const drawn = Array.from({ length: TRIES }, (_, i) => draw(arbitrary, i + 1));
  return [...new Set(drawn)].filter((text) => format.validate(text));
}

/** Whether this can be drawn from. */
export function isArbitrary(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'generate' in value && typeof value.generate === 'function';
}

/** What is wrong with a format: a value that it draws and does not accept, one it should not accept and does. */
export function faultOf(format: CustomFormat): string | undefined {
  const arbitrary = customArbitrary(format);
  if (!arbitrary) return 'needs an arbitrary, as in fc.stringMatching(/^[0-9]{13}$/)';
  for (let seed = 1; seed <= TRIES; seed++) {
    const text: unknown = draw(arbitrary, seed);
    if (typeof text !== 'string') return `draws ${JSON.stringify(text)}, which is no text`;
    if (!format.validate(text)) return `draws ${JSON.stringify(text)}, which its validate refuses`;
  }
  const taken = format.invalid?.find((text) => format.validate(text));
  return taken === undefined ? undefined : `has ${JSON.stringify(taken)} among invalid, which its validate accepts`;
}
