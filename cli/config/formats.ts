import { PlumblineError } from '../../openapi/error.ts';
import { annotationFormats } from '../../openapi/schema/annotation-formats.ts';
import { ownFormats } from '../../openapi/schema/formats.ts';
import { type FormatDefinition, faultOf, isArbitrary } from '../../properties/arbitraries/custom-format.ts';
import { formatValues } from '../../properties/arbitraries/format-values.ts';
import { itemsOf, membersOf, misread, type Section } from './section.ts';

/** Formats whose meaning is fixed: what is only annotated may be given one. */
const FIXED: ReadonlySet<string> = new Set(
  [...Object.keys(ownFormats), ...Object.keys(formatValues)].filter((name) => !annotationFormats.includes(name)),
);

/** The formats of a configuration file, each tried out. Throws CONFIG_INVALID for one that contradicts itself. */
export function readFormats(section: Section | undefined): ReadonlyMap<string, FormatDefinition> {
  if (!section) return new Map();
  return new Map(
    [...membersOf(section)].map(([name, format]) => {
      if (FIXED.has(name)) throw misread(format, 'is a registered format; give yours another name');
      const members = membersOf(format, ['validate', 'arbitrary', 'invalid']);
      const validate = members.get('validate')?.value;
      if (typeof validate !== 'function')
        throw misread(format, 'needs validate, a function that says whether a text is one');
      const arbitrary = members.get('arbitrary');
      if (!isArbitrary(arbitrary?.value))
        throw misread(format, 'needs an arbitrary that yields such texts, as in fc.stringMatching(/^[0-9]{13}$/)');
      const invalid = members.get('invalid');
      if (invalid && itemsOf(invalid).some(({ value }) => typeof value !== 'string'))
        throw misread(invalid, 'must be a list of texts');
      const definition = format.value as FormatDefinition; // each of its members was looked at
      const guarded = {
        ...definition,
        validate: (text: string) => attempt(() => Boolean(definition.validate(text)), format),
      };
      const fault = attempt(() => faultOf(guarded), format);
      if (fault !== undefined) throw misread(format, fault);
      return [name, guarded];
    }),
  );
}

/** What somebody else's code yields; its failure is one sentence that names it. */
function attempt<T>(run: () => T, section: Section): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof PlumblineError) throw error;
    throw misread(section, `threw: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}
