import { join } from '../pointer.ts';
import { type Draft, type DraftValue, mended, type Note, type Repair } from './repair.ts';

const NUMBERS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];
const BOOLEANS = ['nullable', 'readOnly', 'writeOnly', 'deprecated', 'uniqueItems', 'additionalProperties'];

/** `minimum: '0'`, `readOnly: 'true'`: the number or the truth value in quotes is meant. */
export const quotedKeywords: Repair = {
  code: 'keyword-quoted',
  summary: 'a keyword that is a number, true or false stands in quotes',
  *mendSchema(schema, pointer) {
    for (const keyword of NUMBERS) yield* unquote(schema, keyword, pointer, numberIn(schema[keyword]));
    for (const keyword of BOOLEANS) yield* unquote(schema, keyword, pointer, booleanIn(schema[keyword]));
  },
};

function* unquote(schema: Draft, keyword: string, pointer: string, meant: DraftValue | undefined): Iterable<Note> {
  if (meant === undefined || !Object.hasOwn(schema, keyword)) return;
  yield mended(
    'keyword-quoted',
    join(pointer, keyword),
    `${keyword} is the text ${JSON.stringify(schema[keyword])}`,
    `${String(meant)}`,
    'write it without quotes',
  );
  schema[keyword] = meant;
}

/** `default: 'true'` for a boolean, `enum: [1, 2]` for strings: values of the type beside them are meant. */
export const quotedValues: Repair = {
  code: 'value-quoted',
  summary: 'members of enum, const or default are of another type than the schema, and only by their quotes',
  *mendSchema(schema, pointer) {
    const { type } = schema;
    if (typeof type !== 'string') return;
    for (const keyword of ['const', 'default'] as const) {
      const value = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
      const meant = value === undefined ? undefined : asType(value, type);
      if (meant === undefined || value === undefined) continue;
      schema[keyword] = meant;
      yield say(join(pointer, keyword), keyword, value, meant, type);
    }
    if (!Array.isArray(schema.enum)) return;
    const changed: (readonly [DraftValue, DraftValue])[] = [];
    const members = schema.enum.map((member) => {
      const meant = asType(member, type);
      if (meant !== undefined) changed.push([member, meant]);
      return meant ?? member;
    });
    const [first] = changed;
    if (!first) return;
    schema.enum = members;
    yield say(join(pointer, 'enum'), 'enum', first[0], first[1], type);
  },
};

function say(pointer: string, keyword: string, value: DraftValue, meant: DraftValue, type: string): Note {
  return mended(
    'value-quoted',
    pointer,
    `${JSON.stringify(value)} in ${keyword} is not of type ${type}`,
    JSON.stringify(meant),
    typeof meant === 'string' ? 'put it in quotes' : 'write it without quotes',
  );
}

/** The value in the type, where it has another one and its text is one of that type. */
function asType(value: DraftValue, type: string): DraftValue | undefined {
  switch (type) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    case 'integer': {
      const number = numberIn(value);
      return number !== undefined && Number.isInteger(number) ? number : undefined;
    }
    case 'number':
      return numberIn(value);
    case 'boolean':
      return booleanIn(value);
    default:
      return undefined;
  }
}

function numberIn(value: DraftValue | undefined): number | undefined {
  return typeof value === 'string' && /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : undefined;
}

function booleanIn(value: DraftValue | undefined): boolean | undefined {
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
