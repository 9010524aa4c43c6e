import type { Json } from '../../openapi/json.ts';
import type { MediaType } from '../../openapi/operation.ts';
import { readDeepObject } from './read-deep-object.ts';
import { type Preference, readScalar } from './read-scalar.ts';
import type { Reading } from './reading.ts';
import type { Shape } from './shape.ts';
import { pairsOf, percentDecode, type WirePair } from './wire.ts';

/** One value of a form: decoded text, and what its part says it is. */
export interface FormPart {
  readonly name: string;
  readonly text: string;
  readonly json: boolean;
}

/** An `application/x-www-form-urlencoded` body as an object; `malformed` where it cannot be decoded or a scalar is repeated. */
export function readForm(text: string, mediaType: MediaType, shape: Shape): Reading {
  const pairs = pairsOf(text.replace(/\r?\n$/, ''));
  if (!pairs) return 'malformed';
  const deep = Object.entries(mediaType.encoding)
    .filter(([, encoding]) => encoding.style === 'deepObject')
    .map(([name]) => name);
  const isDeep = ({ name }: WirePair): boolean => deep.some((own) => name.startsWith(`${own}[`));
  const parts: FormPart[] = [];
  for (const pair of pairs) {
    if (isDeep(pair)) continue;
    const decoded = splitByStyle(pair, mediaType, shape).map((piece) => percentDecode(piece, true));
    for (const value of decoded) {
      if (value === undefined) return 'malformed';
      parts.push({ name: pair.name, text: value, json: false });
    }
  }
  const flat = readParts(parts, shape);
  if (flat === 'malformed' || flat === 'absent') return flat;
  const nested = new Map<string, Json>();
  for (const name of deep) {
    const reading = readDeepObject(name, shape.property(name), pairs, (piece) => percentDecode(piece, true));
    if (reading === 'malformed') return reading;
    if (reading !== 'absent' && reading[0] !== undefined) nested.set(name, reading[0]);
  }
  return flat.map((value) => ({ ...(value as object), ...Object.fromEntries(nested) })); // readParts yields objects
}

/** A list property whose Encoding says `explode: false` stands in one pair, its items delimited. */
function splitByStyle({ name, text }: WirePair, { encoding }: MediaType, shape: Shape): readonly string[] {
  const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
  const styled = own?.style !== undefined || own?.explode !== undefined;
  if (!styled || !shape.property(name).types.has('array')) return [text];
  const style = own?.style ?? 'form';
  if (own?.explode ?? style === 'form') return [text];
  return text.split(style === 'spaceDelimited' ? /%20|\+/ : style === 'pipeDelimited' ? /%7C|\|/i : ',');
}

/** The parts of a form as one object, by the types of its properties. */
export function readParts(parts: readonly FormPart[], shape: Shape): Reading {
  const byName = new Map<string, FormPart[]>();
  for (const part of parts) {
    // PHP and Rails write lists as `name[]`.
    const name =
      !shape.names.has(part.name) && part.name.endsWith('[]') && shape.names.has(part.name.slice(0, -2))
        ? part.name.slice(0, -2)
        : part.name;
    byName.set(name, [...(byName.get(name) ?? []), part]);
  }
  const values: Json[] = [];
  for (const preference of ['typed', 'text'] satisfies readonly Preference[]) {
    const members = new Map<string, Json>();
    for (const [name, own] of byName) {
      const property = shape.property(name);
      const mayList = property.types.has('array') && property.types.size < 7;
      // One text is a list of one, or the text itself where the schema allows both.
      const list = mayList && !(own.length === 1 && preference === 'text' && property.types.has('string'));
      if (own.length > 1 && !mayList && shape.names.has(name)) return 'malformed';
      const only = own[0];
      if (only && own.length === 1) {
        const whole = jsonIfStructured(only, property);
        if (whole !== undefined && !(mayList && !Array.isArray(whole))) {
          members.set(name, whole);
          continue;
        }
      }
      const items = own.map(
        (part) =>
          jsonIfStructured(part, list ? property.items() : property) ??
          readScalar(part.text, list ? property.items() : property, preference),
      );
      const first = items[0];
      members.set(name, list || items.length > 1 || first === undefined ? items : first);
    }
    values.push(Object.fromEntries(members));
  }
  return values;
}

/** Objects and lists travel as JSON text in forms (OpenAPI, Encoding Object). */
function jsonIfStructured({ text, json }: FormPart, { types }: Shape): Json | undefined {
  if (!json && !(/^\s*[[{]/.test(text) && (types.has('object') || types.has('array')))) return undefined;
  try {
    const value: Json = JSON.parse(text); // JSON.parse yields JSON
    return value;
  } catch {
    return undefined;
  }
}
