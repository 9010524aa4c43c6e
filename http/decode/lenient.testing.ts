import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Parameter } from '../../openapi/operation.ts';
import { expressible } from '../encode/expressible.ts';
import type { EncodedParameter } from '../encode/parameter.ts';
import { encodeParameter } from '../encode/parameter.ts';
import { parameterOf } from '../operation.testing.ts';

/**
 * A deliberately lenient server, for tests: it tries everything that framework readers are known to do, by the declared
 * type. Shares no code with the decode sets.
 */

/** A small schema: enough to have something to break for every type. */
export type SmallSchema =
  | {
      readonly type: 'string';
      readonly minLength?: number;
      readonly maxLength?: number;
      readonly enum?: readonly string[];
      readonly pattern?: RegExp;
    }
  | { readonly type: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly items: SmallSchema; readonly minItems?: number; readonly maxItems?: number }
  | {
      readonly type: 'object';
      readonly properties: Readonly<Record<string, SmallSchema>>;
      readonly required: readonly string[];
    };

/** Valid by the schema. */
export function accepts(schema: SmallSchema, value: Json): boolean {
  switch (schema.type) {
    case 'string':
      return (
        typeof value === 'string' &&
        [...value].length >= (schema.minLength ?? 0) &&
        [...value].length <= (schema.maxLength ?? 1e9) &&
        (schema.enum?.includes(value) ?? true) &&
        (schema.pattern?.test(value) ?? true)
      );
    case 'integer':
    case 'number':
      return (
        typeof value === 'number' &&
        (schema.type === 'number' || Number.isInteger(value)) &&
        value >= (schema.minimum ?? -1e300) &&
        value <= (schema.maximum ?? 1e300)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return (
        isArray(value) &&
        value.length >= (schema.minItems ?? 0) &&
        value.length <= (schema.maxItems ?? 1e9) &&
        value.every((item) => accepts(schema.items, item))
      );
    case 'object':
      return (
        isObject(value) &&
        schema.required.every((name) => Object.hasOwn(value, name)) &&
        Object.entries(schema.properties).every(
          ([name, inner]) => value[name] === undefined || accepts(inner, value[name]),
        )
      );
  }
}

/** What the lenient server makes of one text that should be of this type. */
export function* coerced(text: string, schema: SmallSchema, delimiters: readonly string[] = []): Generator<Json> {
  for (const given of [text, text.trim()]) {
    switch (schema.type) {
      case 'string':
        yield given;
        if (/^".*"$/.test(given)) yield given.slice(1, -1);
        break;
      case 'integer':
      case 'number':
        if (given !== '' && !Number.isNaN(Number(given))) yield Number(given);
        if (/^[+-]?[0-9_]+$/.test(given)) yield Number.parseInt(given.replaceAll('_', ''), 10);
        break;
      case 'boolean':
        if (/^(true|t|yes|y|on|1)$/i.test(given)) yield true;
        if (/^(false|f|no|n|off|0)$/i.test(given)) yield false;
        break;
      case 'array':
        for (const delimiter of delimiters) if (given.includes(delimiter)) yield* lists(given.split(delimiter), schema);
        if (!delimiters.some((delimiter) => given.includes(delimiter))) yield* lists([given], schema);
        if (given.startsWith('[')) yield* parsed(given);
        break;
      case 'object':
        if (given.startsWith('{')) yield* parsed(given);
        for (const delimiter of delimiters) {
          const pieces = given.split(delimiter);
          yield* records(
            pieces.flatMap((piece, i): [string, string][] => (i % 2 === 0 ? [[piece, pieces[i + 1] ?? '']] : [])),
            schema,
          );
          yield* records(
            pieces.flatMap((piece): [string, string][] =>
              piece.includes('=') ? [[piece.split('=')[0] ?? '', piece.slice(piece.indexOf('=') + 1)]] : [],
            ),
            schema,
          );
        }
    }
  }
}

function* parsed(text: string): Generator<Json> {
  try {
    yield JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    // no JSON
  }
}

/** Texts as a list of what their items should be. */
export function* lists(texts: readonly string[], schema: SmallSchema): Generator<Json> {
  if (schema.type !== 'array') return;
  yield texts.map((text) => best(text, schema.items));
  if (texts.length > 1) yield texts.filter((text) => text !== '').map((text) => best(text, schema.items));
}

function* records(members: readonly (readonly [string, string])[], schema: SmallSchema): Generator<Json> {
  if (schema.type !== 'object') return;
  yield Object.fromEntries(
    members.map(([name, text]) => {
      const inner = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      return [name, inner ? best(text, inner) : text];
    }),
  );
}

/** The first reading that is valid, else the text. */
function best(text: string, schema: SmallSchema): Json {
  for (const value of coerced(text, schema)) if (accepts(schema, value)) return value;
  return text;
}

/** Percent-decoded, where that is possible. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What separates items and members: a comma anywhere, and what the style says. */
function delimitersOf({ in: place, style }: Parameter): readonly string[] {
  if (style === 'spaceDelimited') return [',', ' ', '+'];
  if (style === 'pipeDelimited') return [',', '|'];
  return place !== 'path' || style === 'simple' ? [','] : [',', style === 'label' ? '.' : ';'];
}

/** Whether any of the lenient server's readings of these bytes is valid. */
export function lenientlyAccepted(parameter: Parameter, schema: SmallSchema, encoded: EncodedParameter): boolean {
  const values: Json[] = [];
  const { name } = parameter;
  const delimiters = delimitersOf(parameter);
  if ('text' in encoded) {
    const bare = encoded.text.replace(/^[.;]/, '');
    const own = bare.startsWith(`${name}=`) ? bare.slice(name.length + 1) : bare;
    const repeated = bare.split(';').map((piece) => piece.replace(`${name}=`, ''));
    for (const text of [encoded.text, bare, own])
      values.push(
        ...coerced(decode(text), schema, delimiters),
        ...(parameter.in === 'header' ? coerced(text, schema, delimiters) : []),
      );
    if (parameter.style === 'matrix') values.push(...lists(repeated.map(decode), schema));
    for (const delimiter of delimiters)
      values.push(
        ...(own.includes(delimiter) ? lists(own.split(delimiter).map(decode), schema) : []),
        ...records(
          bare
            .split(delimiter)
            .map((piece): [string, string] => [
              decode(piece.split('=')[0] ?? ''),
              decode(piece.slice(piece.indexOf('=') + 1)),
            ]),
          schema,
        ),
      );
  } else {
    const texts = encoded.pairs.map(([key, text]) => [decode(key), decode(text.replaceAll('+', ' '))] as const);
    if (texts.length === 0 && !parameter.required) return true;
    const own = texts.filter(([key]) => key === name).map(([, text]) => text);
    for (const text of [own[0], own.at(-1)])
      if (text !== undefined && (own.length === 1 || schema.type !== 'array'))
        values.push(...coerced(text, schema, delimiters));
    if (own.length > 1)
      values.push(
        ...lists(own, schema),
        ...lists(
          own.flatMap((text) => text.split(',')),
          schema,
        ),
        ...coerced(own.join(','), schema, delimiters),
      );
    values.push(...records(texts, schema));
    values.push(
      ...records(
        texts.flatMap(([key, text]): [string, string][] =>
          key.startsWith(`${name}[`) ? [[key.slice(name.length + 1, -1), text]] : [],
        ),
        schema,
      ),
    );
    if (!parameter.required && own.length > 0 && own.every((text) => text.trim() === '')) return true;
  }
  return values.some((value) => accepts(schema, value));
}

/** One parameter of the grid of styles and types, with an invalid value for it. */
export interface LenientCase {
  readonly parameter: Parameter;
  readonly schema: SmallSchema;
  readonly value: Json;
  readonly encoded: EncodedParameter;
}

const GRID = [
  ['path', 'simple'],
  ['path', 'label'],
  ['path', 'matrix'],
  ['query', 'form'],
  ['query', 'spaceDelimited'],
  ['query', 'pipeDelimited'],
  ['query', 'deepObject'],
  ['header', 'simple'],
  ['cookie', 'form'],
] as const;

/** Texts that readers understand in several ways. */
export const TEXTS = [
  '',
  ' ',
  'a',
  'abc',
  'A',
  '0',
  '1',
  '5',
  '05',
  '+5',
  '5.0',
  '5.5',
  '5e0',
  '1e2',
  '0x5',
  '101',
  '-1',
  'true',
  'True',
  'maybe',
  'yes',
  'null',
  '1,2',
  'a,b',
  'a b',
  'a|b',
  'a.b',
  '"5"',
  '[1]',
  '{}',
  'x=1',
  '%35',
  '1_0',
  'ü',
  ' 5 ',
];

/** The i-th case of the grid: the same for the same i. `undefined` where the drawn value is valid or cannot be sent. */
export function lenientCase(i: number): LenientCase | undefined {
  let state = Math.imul(i + 1, 0x9e3779b1) >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    state = (state ^ (state >>> 13)) >>> 0;
    return state % limit;
  };
  const pick = <T>(list: readonly T[], fallback: T): T => list[below(list.length)] ?? fallback;
  const [place, style] = pick(GRID, GRID[0]);
  const scalarSchema = (): SmallSchema =>
    pick<SmallSchema>(
      [
        { type: 'integer', minimum: 1, maximum: 100 },
        { type: 'number', minimum: 0.5, maximum: 10 },
        { type: 'boolean' },
        { type: 'string', minLength: 2, maxLength: 4 },
        { type: 'string', enum: ['a', 'b', '5'] },
        { type: 'string', pattern: /^[a-z]{3}$/ },
      ],
      { type: 'boolean' },
    );
  const shape = style === 'deepObject' ? 2 : below(3);
  const schema: SmallSchema =
    shape === 0
      ? scalarSchema()
      : shape === 1
        ? { type: 'array', items: scalarSchema(), minItems: 1, maxItems: 3 }
        : { type: 'object', properties: { k: scalarSchema(), l: scalarSchema() }, required: ['k'] };
  const scalar = (): Json => pick<Json>([...TEXTS, 0, 1, 5, 100, 101, 5.5, -3, true, false, null], '');
  const value: Json =
    shape === 0
      ? scalar()
      : shape === 1
        ? Array.from({ length: below(6) }, scalar)
        : Object.fromEntries(['k', 'l', 'm'].filter(() => below(3) > 0).map((name) => [name, scalar()]));
  const parameter = parameterOf({
    in: place,
    name: 'p',
    style,
    explode: style === 'deepObject' || below(2) === 0,
    required: place === 'path' || below(2) === 0,
  });
  if (accepts(schema, value)) return undefined;
  const encoded = encodeParameter(parameter, value);
  // What reaches another parameter or none is not judged by either side.
  const text = 'text' in encoded ? encoded.text : 'x';
  if (parameter.in === 'path' && !expressible({ ...parameter, style: 'simple' }, text)) return undefined;
  return { parameter, schema, value, encoded };
}
