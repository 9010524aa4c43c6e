import type { ReceivedResponse } from '../../http/exchange.ts';
import { fieldValues } from '../../http/fields.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { HeaderObject } from '../../openapi/operation.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';
import type { ResponseError } from '../response-judge.ts';

/**
 * What is wrong with one declared header field of an answer. A field is wrong only when no reading of its text by
 * `style: simple` satisfies the schema. OpenAPI says that a declared Content-Type is ignored; Set-Cookie lines do not join.
 */
export function headerFieldErrors(
  root: JsonObject,
  validators: SchemaValidators,
  header: HeaderObject,
  received: ReceivedResponse,
): readonly ResponseError[] {
  if (/^content-type$/i.test(header.name)) return [];
  const part = `header ${header.name}`;
  const values = fieldValues(received.headers, header.name);
  if (values.length === 0) {
    if (!header.required) return [];
    const expected = `the field ${header.name}`;
    return [{ part, keyword: 'required', schema: header.pointer, expected, actual: 'no such field' }];
  }
  const schema = header.schema ?? header.content?.schema;
  if (schema === undefined || /^set-cookie$/i.test(header.name)) return [];
  const validator = validators.for(schema, 'response');
  const text = values.join(', ').trim();
  const readings = header.content ? [jsonReading(text)] : simpleReadings(root, text, schema, header.explode);
  const all = readings.map((reading) => validator.errors(reading));
  if (all.some((errors) => errors.length === 0)) return [];
  // The reading that comes closest explains it best: first the typed one.
  const error = all[0]?.[0];
  if (!error) return [];
  const expected = `${header.name} ${error.message}`;
  return [{ part, keyword: error.keyword, schema: error.schema, expected, actual: JSON.stringify(text.slice(0, 80)) }];
}

function jsonReading(text: string): Json {
  try {
    return JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    return text;
  }
}

/** What `style: simple` may mean by a text, the reading by the declared type first. */
function simpleReadings(root: JsonObject, text: string, schema: JsonPointer, explode: boolean): readonly Json[] {
  const stated = dereference(root, valueAt(root, schema), schema).value;
  const type = isObject(stated) ? stated.type : undefined;
  const types: readonly Json[] = isArray(type) ? type : type === undefined ? [] : [type];
  const pieces = text === '' ? [] : text.split(',').map((piece) => piece.trim());
  const found: Json[] = [];
  if (types.includes('array')) found.push(pieces.map(scalar), pieces);
  if (types.includes('object'))
    found.push(
      objectOf(pieces, explode, scalar),
      objectOf(pieces, explode, (text) => text),
    );
  if (types.includes('string') && types.length === 1) return [text];
  return [...found, scalar(text), text];
}

function objectOf(pieces: readonly string[], explode: boolean, read: (text: string) => Json): JsonObject {
  if (!explode)
    return Object.fromEntries(
      pieces.flatMap((piece, i) => (i % 2 === 0 ? [[piece, read(pieces[i + 1] ?? '')] as const] : [])),
    );
  return Object.fromEntries(
    pieces.map((piece) => {
      const cut = piece.indexOf('=');
      return cut < 0 ? [piece, ''] : [piece.slice(0, cut), read(piece.slice(cut + 1))];
    }),
  );
}

function scalar(text: string): Json {
  if (/^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return Number(text);
  if (text === 'true') return true;
  return text === 'false' ? false : text;
}
