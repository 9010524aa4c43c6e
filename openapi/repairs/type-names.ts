import { join } from '../pointer.ts';
import { type Draft, type DraftValue, isDraft, mended, type Repair } from './repair.ts';

const TYPES: ReadonlySet<DraftValue> = new Set(['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']);
/** What languages and people call the types of JSON Schema; an empty object stands for "any". */
const MEANT: Readonly<Record<string, Draft>> = {
  any: {},
  mixed: {},
  anytype: {},
  bool: { type: 'boolean' },
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  long: { type: 'integer', format: 'int64' },
  short: { type: 'integer' },
  float: { type: 'number', format: 'float' },
  double: { type: 'number', format: 'double' },
  decimal: { type: 'number' },
  numeric: { type: 'number' },
  str: { type: 'string' },
  text: { type: 'string' },
  char: { type: 'string' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  'date-time': { type: 'string', format: 'date-time' },
  time: { type: 'string', format: 'time' },
  uuid: { type: 'string', format: 'uuid' },
  guid: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  uri: { type: 'string', format: 'uri' },
  url: { type: 'string', format: 'uri' },
  byte: { type: 'string', format: 'byte' },
  binary: { type: 'string', format: 'binary' },
  file: { type: 'string', format: 'binary' },
  password: { type: 'string', format: 'password' },
  list: { type: 'array' },
  map: { type: 'object' },
  dict: { type: 'object' },
  hash: { type: 'object' },
  json: { type: 'object' },
  none: { type: 'null' },
  nil: { type: 'null' },
};

/** `type: date`, `type: int`, `type: String`, `type: null`: the type that people mean. */
export const typeNames: Repair = {
  code: 'type-name',
  summary: 'type names what JSON Schema calls otherwise: `int`, `date`, `String`, `any`, null',
  *mendSchema(schema, pointer, family) {
    if (!Object.hasOwn(schema, 'type') || schema.$ref !== undefined) return;
    const { type } = schema;
    if (type === undefined || (type === 'file' && family === '2.0')) return;
    const list = Array.isArray(type) ? type : typeof type === 'string' ? type.split(/\s*[|,]\s*/) : [type];
    if (list.every((name) => TYPES.has(name)) && (Array.isArray(type) || list.length === 1)) return;
    const meant = list.map(meaningOf);
    if (meant.some((each) => each === undefined) || meant.length === 0) return;
    const found = meant.filter((each): each is Draft => each !== undefined);
    delete schema.type;
    const types = [...new Set(found.map((each) => each.type))].filter((each) => each !== undefined);
    // One of them is "any": then all is.
    if (found.every((each) => each.type !== undefined)) {
      schema.type = types.length === 1 && types[0] !== undefined ? types[0] : types;
      const format = found.length === 1 ? found[0]?.format : undefined;
      if (format !== undefined && schema.format === undefined) schema.format = format;
    }
    yield mended(
      'type-name',
      join(pointer, 'type'),
      `${JSON.stringify(type)} is no type of JSON Schema`,
      schema.type === undefined
        ? 'any type'
        : `${JSON.stringify(schema.type)}${schema.format === undefined ? '' : ` of format ${String(schema.format)}`}`,
      `write ${schema.type === undefined ? 'no type' : `type: ${JSON.stringify(schema.type)}`}`,
    );
  },
};

function meaningOf(name: DraftValue): Draft | undefined {
  if (name === null) return { type: 'null' };
  if (typeof name !== 'string') return undefined;
  if (TYPES.has(name)) return { type: name };
  const plain = name.trim().toLowerCase();
  if (TYPES.has(plain)) return { type: plain };
  const meant = Object.hasOwn(MEANT, plain) ? MEANT[plain] : undefined;
  return isDraft(meant) ? meant : undefined;
}
