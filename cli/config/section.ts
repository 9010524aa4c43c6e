import { PlumblineError } from '../../openapi/error.ts';
import type { Json } from '../../openapi/json.ts';
import { didYouMean } from '../../openapi/nearest.ts';

/** A value of a configuration file and where it stands: every reader below throws CONFIG_INVALID, naming the place. */
export interface Section {
  readonly value: unknown;
  /** `identities.main.login`. */
  readonly path: string;
  /** Name of the file, for messages. */
  readonly file: string;
}

/** The failure that this place is to blame for: `identities.main in plumbline.config.ts must be …`. */
export function misread({ path, file }: Pick<Section, 'path' | 'file'>, sentence: string): PlumblineError {
  return new PlumblineError('CONFIG_INVALID', `${path} in ${file} ${sentence}`);
}

/** The members of an object, none of which is `undefined`. `known`: the names that there may be; without it, any. */
export function membersOf(section: Section, known?: readonly string[]): ReadonlyMap<string, Section> {
  const { value, path, file } = section;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misread(section, 'must be an object');
  const members = new Map<string, Section>();
  for (const [name, member] of Object.entries(value)) {
    if (known && !known.includes(name))
      throw misread(section, `has no ${name}${didYouMean(name, known)}; there are ${known.join(', ')}`);
    if (member !== undefined) members.set(name, { value: member, path: `${path}.${name}`, file });
  }
  return members;
}

/** The items of a list. */
export function itemsOf(section: Section): readonly Section[] {
  const { value, path, file } = section;
  if (!Array.isArray(value)) throw misread(section, 'must be a list');
  return value.map((item: unknown, i) => ({ value: item, path: `${path}[${i}]`, file }));
}

/** A text that is not empty; `undefined` where there is nothing. `what` says what it should be. */
export function textOf(section: Section | undefined, what = 'text'): string | undefined {
  if (section === undefined) return undefined;
  if (typeof section.value !== 'string' || section.value === '') throw misread(section, `must be ${what}`);
  return section.value;
}

/** Name → text; empty where there is nothing. Numbers and booleans are taken as the text they are written as. */
export function textsOf(section: Section | undefined): Readonly<Record<string, string>> {
  if (section === undefined) return {};
  return Object.fromEntries(
    [...membersOf(section)].map(([name, member]) => {
      const { value } = member;
      if (typeof value === 'number' || typeof value === 'boolean') return [name, String(value)];
      if (typeof value !== 'string') throw misread(member, 'must be text');
      return [name, value];
    }),
  );
}

/** Field name → value, as it can stand in a header section (RFC 9110, 5.1 and 5.5). */
export function fieldsOf(section: Section | undefined): Readonly<Record<string, string>> {
  const fields = textsOf(section);
  for (const [name, value] of Object.entries(fields))
    if (section && (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || /[\0\r\n]/.test(value)))
      throw misread(
        { path: `${section.path}.${name}`, file: section.file },
        'is no header field: the name of a field, and one line of text',
      );
  return fields;
}

/** A list of status codes; `undefined` where there is nothing. */
export function statusesOf(section: Section | undefined): readonly number[] | undefined {
  return (
    section &&
    itemsOf(section).map((item) => {
      const { value } = item;
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 100 || value > 599)
        throw misread(item, 'must be a status code, as in 401');
      return value;
    })
  );
}

/** A JSON value; `undefined` where there is nothing. */
export function jsonOf(section: Section | undefined): Json | undefined {
  if (section === undefined) return undefined;
  const { value } = section;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return itemsOf(section).map((item) => jsonOf(item) ?? null);
  if (typeof value !== 'object') throw misread(section, 'must be text or a JSON value');
  return Object.fromEntries([...membersOf(section)].map(([name, member]) => [name, jsonOf(member)]));
}
