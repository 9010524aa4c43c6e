import { isJson, parseMediaType, specificity } from '../../http/media-type.ts';
import type { Json, JsonObject } from '../../openapi/json.ts';
import type { MediaType, RequestBody } from '../../openapi/operation.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';
import type { MockRequest } from '../fault.ts';
import { readForm, readParts } from './read-form.ts';
import { multipartParts } from './read-multipart.ts';
import type { Reading } from './reading.ts';
import type { Breach, Refusal, RefusalKind } from './refusal.ts';
import { type Shape, shapeOf } from './shape.ts';
import { isTooDeep, parseJson } from './wire.ts';

/** What the body of a request is: nothing, a value, or a reason to refuse it. */
export type BodyReading =
  | { readonly value?: Json; readonly mediaType?: MediaType; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly value?: Json };

/** Judges bodies of one operation, all that can be known beforehand being known. */
export type BodyReader = (request: MockRequest, forgives: ReadonlySet<RefusalKind>) => BodyReading;

/** A strict reader for this Request Body Object. Lenient where the document is: an absent body that is not required, open objects. */
export function bodyReader(
  root: JsonObject,
  requestBody: RequestBody | undefined,
  validators: SchemaValidators,
): BodyReader {
  if (!requestBody) return () => ({});
  const shapes = new Map(requestBody.content.map((mediaType) => [mediaType, shapeOf(root, mediaType.schema)]));
  const chosen = new Map<string, MediaType | undefined>();
  return (request, forgives) => {
    const { body } = request;
    const contentType = request.headers['content-type'];
    if (body.length === 0 && (request.headers['content-length'] ?? '0') === '0') {
      const text = contentType !== undefined && /^(text|application\/octet-stream)/i.test(contentType);
      if (!requestBody.required || forgives.has('body-missing') || text) return {};
      return refused('body-missing', 'the body is missing');
    }
    let mediaType: MediaType | undefined;
    if (contentType !== undefined) {
      if (!chosen.has(contentType)) {
        if (chosen.size > 500) chosen.clear();
        chosen.set(contentType, choose(requestBody.content, contentType));
      }
      mediaType = chosen.get(contentType);
    }
    const coded = request.headers['content-encoding'];
    const unreadable =
      mediaType === undefined ||
      (coded !== undefined && coded.toLowerCase() !== 'identity') ||
      foreignCharset(contentType ?? '');
    if (unreadable && !forgives.has('media-type'))
      return refused(
        'media-type',
        `the media type is none of ${requestBody.content.map(({ range }) => range).join(', ')}`,
      );
    const declared = mediaType ?? requestBody.content[0];
    if (!declared) return {};
    const type = mediaType === undefined ? declared.range : (contentType ?? declared.range);
    if (isJson(type) && isTooDeep(body)) return refused('too-large', 'the body nests too deeply');
    const readings = read(body, type, declared, shapes.get(declared) ?? shapeOf(root, undefined));
    if (readings === 'malformed')
      return forgives.has('body-syntax')
        ? { mediaType: declared }
        : refused('body-syntax', `the body is no well-formed ${parseMediaType(type)?.essence ?? type}`);
    if (readings === 'absent' || declared.schema === undefined)
      return { mediaType: declared, ...(readings !== 'absent' && { value: readings[0] }) };
    const validator = validators.for(declared.schema, 'request');
    for (const value of readings) if (validator.accepts(value)) return { value, mediaType: declared };
    if (forgives.has('body-schema')) return { value: readings[0], mediaType: declared };
    const [error] = validator.errors(readings[0]);
    const member = error?.keyword !== 'required' ? '' : ` (${error.property})`;
    return {
      ...refused('body-schema', `body ${error?.instance ?? ''} ${error?.message ?? 'is not valid'}${member}`, {
        part: 'body',
        at: error?.instance ?? '',
        keyword: error?.keyword ?? 'schema',
        schema: error?.schema ?? declared.schema,
      }),
      value: readings[0],
    };
  };
}

function refused(kind: RefusalKind, detail: string, broken?: Breach): { readonly refusal: Refusal } {
  return { refusal: { kind, detail, ...(broken && { broken }) } };
}

function choose(content: readonly MediaType[], contentType: string): MediaType | undefined {
  let best: MediaType | undefined;
  let most = 0;
  for (const mediaType of content) {
    const match = specificity(mediaType.range, contentType);
    if (match > most) {
      most = match;
      best = mediaType;
    }
  }
  return best;
}

/** JSON is UTF-8 (RFC 8259, 8.1); no other charset is read anywhere here. */
function foreignCharset(contentType: string): boolean {
  const charset = parseMediaType(contentType)?.parameters.get('charset');
  return charset !== undefined && !/^(utf-?8|us-ascii)$/i.test(charset);
}

function read(body: Buffer, contentType: string, mediaType: MediaType, shape: Shape): Reading {
  const essence = parseMediaType(contentType)?.essence ?? contentType.toLowerCase();
  if (isJson(essence)) {
    const parsed = parseJson(body);
    return parsed === undefined ? 'malformed' : [parsed.value as Json]; // JSON.parse yields JSON
  }
  if (essence === 'application/x-www-form-urlencoded') return readForm(body.toString('latin1'), mediaType, shape);
  if (essence.startsWith('multipart/')) {
    const parts = multipartParts(body, contentType);
    return parts === undefined ? 'malformed' : readParts(parts, shape);
  }
  // Lines of JSON, XML and binary content are not read: their schemas are not judged.
  if (essence.startsWith('text/') && shape.types.has('string')) return [body.toString('utf8')];
  return 'absent';
}
