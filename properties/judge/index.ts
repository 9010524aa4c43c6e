import type { ReceivedResponse } from '../../http/exchange.ts';
import { field, fieldValues } from '../../http/fields.ts';
import { isJson, specificity } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { HeaderObject, MediaType, Operation, ResponseObject } from '../../openapi/operation.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { createSecondOpinion } from '../../openapi/response-validator.ts';
import type { SchemaError, SchemaValidators } from '../../openapi/schema/validator-types.ts';
import { createValidators } from '../../openapi/schema/validators.ts';
import type { ResponseError, ResponseJudge } from '../response-judge.ts';

/** How many answers of each schema get a second opinion: it costs as much as everything else together. */
const OPINIONS = 3;

/** A judge, and where its two validators did not agree: our fault, never the target's. */
export type Judge = ResponseJudge & { disagreements(): readonly string[] };

/** The judge of one document's answers. */
export function createResponseJudge(
  document: Pick<ApiDocument, 'root'>,
  { formats }: { readonly formats: boolean },
): Judge {
  const validators = createValidators(document.root, { formats });
  const second = createSecondOpinion(document.root);
  const asked = new Map<JsonPointer, number>();
  const disagreements: string[] = [];

  const responseFor = ({ responses }: Operation, status: number): ResponseObject | undefined =>
    responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default');
  const mediaTypeFor = ({ content }: ResponseObject, contentType: string): MediaType | undefined => {
    let best: MediaType | undefined;
    let most = 0;
    for (const media of content ?? []) {
      const weight = specificity(media.range, contentType);
      if (weight > most) [best, most] = [media, weight];
    }
    return best;
  };
  const consult = (schema: JsonPointer, value: Json, errors: readonly SchemaError[]): void => {
    const count = asked.get(schema) ?? 0;
    if (count >= OPINIONS) return;
    asked.set(schema, count + 1);
    const objections = second.objections(schema, value);
    // It asserts no formats and knows no newer keywords: that it accepts what we refuse says nothing.
    if (objections && objections.length > 0 && errors.length === 0)
      disagreements.push(`#${schema}: ${objections.join('; ')}`);
  };

  return {
    responseFor,
    mediaTypeFor,
    disagreements: () => disagreements,
    bodyErrors(operation, received) {
      const response = responseFor(operation, received.status);
      const contentType = field(received.headers, 'content-type') ?? '';
      const only = response?.content?.length === 1 ? response.content[0] : undefined;
      // A body under an undeclared or missing label is held to what the document has for the status all the same.
      const media =
        response && (mediaTypeFor(response, contentType) ?? (only && isJson(only.range) ? only : undefined));
      if (media?.schema === undefined || received.body.length === 0 || received.truncated) return [];
      const value = bodyValue(received, isJson(media.range) || isJson(contentType));
      if (value === undefined)
        return isJson(media.range)
          ? [
              {
                part: '',
                keyword: 'json',
                schema: media.pointer,
                expected: 'a JSON text',
                actual: 'text that is no JSON',
              },
            ]
          : [];
      const errors = validators.for(media.schema, 'response').errors(value);
      consult(media.schema, value, errors);
      return errors.map((error) => readable(document, error, value));
    },
    headerErrors: (operation, received) =>
      (responseFor(operation, received.status)?.headers ?? []).flatMap((header) =>
        headerErrors(document, validators, header, received),
      ),
  };
}

function bodyValue(received: ReceivedResponse, json: boolean): Json | undefined {
  const text = new TextDecoder().decode(received.body);
  if (!json) return text;
  try {
    return JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    return undefined;
  }
}

function readable({ root }: Pick<ApiDocument, 'root'>, error: SchemaError, value: Json): ResponseError {
  const stated = valueAt(root, error.schema);
  const there = valueAt(value, error.instance);
  const part =
    error.property === undefined
      ? error.instance
      : `${error.instance}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return {
    part,
    keyword: error.keyword,
    schema: error.schema,
    expected: expectation(error, stated),
    actual: actuality(error, there),
  };
}

function expectation({ keyword, property, instance }: SchemaError, stated: Json | undefined): string {
  const at = instance === '' ? 'the body' : instance;
  switch (keyword) {
    case 'required':
      return `${at} has the member ${property}`;
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return `${at} has no other members than those the document names`;
    case 'type':
      return `${at} is ${isArray(stated) ? stated.join(' or ') : String(stated)}`;
    case 'enum':
      return `${at} is one of ${
        isArray(stated)
          ? stated
              .slice(0, 8)
              .map((item) => JSON.stringify(item))
              .join(', ')
          : String(stated)
      }`;
    case 'oneOf':
    case 'anyOf':
      return `${at} fits ${keyword === 'oneOf' ? 'exactly one' : 'one'} of the alternatives`;
    default:
      return `${at} satisfies ${keyword}: ${JSON.stringify(stated ?? null).slice(0, 80)}`;
  }
}

function actuality({ keyword, property }: SchemaError, there: Json | undefined): string {
  if (keyword === 'required') return `no ${property}`;
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return `the member ${property}`;
  const text = JSON.stringify(there ?? null);
  return text.length > 80
    ? `${isArray(there) ? `a list of ${there.length}` : isObject(there) ? 'an object' : `${text.slice(0, 77)}…`}`
    : text;
}

function headerErrors(
  document: Pick<ApiDocument, 'root'>,
  validators: SchemaValidators,
  header: HeaderObject,
  received: ReceivedResponse,
): readonly ResponseError[] {
  const part = `header ${header.name}`;
  const values = fieldValues(received.headers, header.name);
  if (values.length === 0)
    return header.required
      ? [
          {
            part,
            keyword: 'required',
            schema: header.pointer,
            expected: `the field ${header.name}`,
            actual: 'no such field',
          },
        ]
      : [];
  if (/^set-cookie$/i.test(header.name)) return [];
  const schema = header.schema ?? header.content?.schema;
  if (schema === undefined) return [];
  const validator = validators.for(schema, 'response');
  const text = values.join(', ').trim();
  const readings = header.content ? jsonReadings(text) : simpleReadings(document, text, schema, header.explode);
  const all = readings.map((reading) => validator.errors(reading));
  if (all.some((errors) => errors.length === 0)) return [];
  const [first] = all.at(-1) ?? [];
  return first
    ? [
        {
          part,
          keyword: first.keyword,
          schema: first.schema,
          expected: `${header.name} ${first.message}`,
          actual: JSON.stringify(text.slice(0, 80)),
        },
      ]
    : [];
}

function jsonReadings(text: string): readonly Json[] {
  try {
    return [JSON.parse(text) as Json]; // JSON.parse yields JSON
  } catch {
    return [text];
  }
}

/** What `style: simple` may mean by a text, most literal last. */
function simpleReadings(
  { root }: Pick<ApiDocument, 'root'>,
  text: string,
  schema: JsonPointer,
  explode: boolean,
): readonly Json[] {
  const stated = dereference(root, valueAt(root, schema), schema).value;
  const type = isObject(stated) ? stated.type : undefined;
  const types: readonly Json[] = isArray(type) ? type : type === undefined ? [] : [type];
  const found: Json[] = [];
  const scalar = (piece: string): Json =>
    /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(piece)
      ? Number(piece)
      : piece === 'true'
        ? true
        : piece === 'false'
          ? false
          : piece;
  if (types.includes('array'))
    found.push(
      text.split(',').map((piece) => piece.trim()),
      text.split(',').map((piece) => scalar(piece.trim())),
    );
  if (types.includes('object')) {
    const pieces = text.split(',').map((piece) => piece.trim());
    found.push(
      Object.fromEntries(
        explode
          ? pieces.map((piece) => [piece.split('=')[0] ?? '', scalar(piece.slice(piece.indexOf('=') + 1))])
          : pieces.flatMap((piece, i) => (i % 2 === 0 ? [[piece, scalar(pieces[i + 1] ?? '')]] : [])),
      ),
    );
  }
  if (types.length === 0 || !types.includes('string') || types.length > 1) found.push(scalar(text));
  found.push(text);
  return found;
}
