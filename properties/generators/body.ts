import type { BodyValue } from '../../http/case.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { MediaType, Operation } from '../../openapi/operation.ts';
import type { GeneratorContext } from '../generator.ts';

/** A body and the media type that it is described by. */
export interface DescribedBody {
  readonly body: BodyValue;
  readonly media: MediaType;
}

/** The media types of a request body, those first whose values are best understood. */
export function bodyMediaTypes(operation: Operation): readonly MediaType[] {
  const weight = ({ range }: MediaType): number => {
    if (range.includes('*')) return 3;
    return isJson(range) ? 0 : range.includes('form') ? 1 : 2;
  };
  return [...(operation.requestBody?.content ?? [])].sort((a, b) => weight(a) - weight(b));
}

/** The media type as it is sent: a range becomes one of its members. */
export function concrete(range: string): string {
  if (!range.includes('*')) return range;
  if (range.startsWith('text/')) return 'text/plain';
  return range.startsWith('image/') ? 'image/png' : 'application/json';
}

/** The body with this value; `undefined` where the media type cannot carry it. */
export function bodyOf(media: MediaType, value: Json): BodyValue | undefined {
  const mediaType = concrete(media.range);
  // A text under a range is sent as it is, so that it is no JSON.
  if (mediaType !== media.range && typeof value === 'string')
    return { mediaType: isJson(mediaType) ? textUnder(media.range) : mediaType, text: value };
  return canCarry(media, value) ? { mediaType, value } : undefined;
}

function textUnder(range: string): string {
  return range.startsWith('application/') ? 'application/octet-stream' : 'text/plain';
}

/** Whether every reader gets the value back: forms carry text and lists of text, and nothing empty. */
export function canCarry(media: MediaType, value: Json): boolean {
  const mediaType = concrete(media.range);
  if (isJson(mediaType)) return true;
  const essence = parseMediaType(mediaType)?.essence ?? mediaType;
  const form = essence === 'application/x-www-form-urlencoded';
  if (!form && !essence.startsWith('multipart/')) {
    if (/[/+]xml$/.test(essence)) return survivesXml(value);
    // An empty text is no body at all to most readers.
    return typeof value === 'string' && value !== '' && value.isWellFormed();
  }
  if (!isObject(value) || (form && Object.keys(value).length === 0)) return false;
  const item = (inner: Json | undefined): boolean => {
    if (inner === undefined || inner === null || Object.is(inner, -0)) return false;
    if (typeof inner === 'object') return !form;
    return inner !== '' && (typeof inner !== 'string' || (inner.isWellFormed() && (form || !/[\r\n\0]/.test(inner))));
  };
  return Object.values(value).every((inner) =>
    isArray(inner) ? inner.length > 0 && inner.every((each) => typeof each !== 'object' && item(each)) : item(inner),
  );
}

/** XML has no null, no empty list, and no control characters. */
function survivesXml(value: Json | undefined): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string')
    return (
      !/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(value) && value.trim() === value && value !== ''
    );
  if (isArray(value)) return value.length > 0 && value.every((item) => !isArray(item) && survivesXml(item));
  return !isObject(value) || Object.values(value).every(survivesXml);
}

/** The smallest valid body of an operation; `undefined` where it takes none, `skip` where none can be made. */
export function smallestBody(
  operation: Operation,
  context: GeneratorContext,
): DescribedBody | undefined | { readonly skip: string } {
  let reason = 'no body can be made';
  for (const media of bodyMediaTypes(operation)) {
    for (const value of naturalValues(media, context)) {
      const body = bodyOf(media, value);
      if (body) return { body, media };
    }
    reason = whyNone(media, context) ?? reason;
  }
  return operation.requestBody?.required ? { skip: reason } : undefined;
}

function* naturalValues(media: MediaType, { models }: GeneratorContext): Generator<Json> {
  if (media.schema === undefined) {
    yield media.examples[0]?.value ?? (isJson(concrete(media.range)) ? {} : 'plumbline');
    yield 'plumbline';
    // Forms carry fields, whatever they are called.
    yield { plumbline: 'text' };
    return;
  }
  const model = models.model(media.schema);
  for (const value of [model.minimal(), model.maximal()]) if (value !== undefined) yield value;
  for (const { value } of model.systematic()) yield value;
}

function whyNone(media: MediaType, { models }: GeneratorContext): string | undefined {
  if (media.schema === undefined) return undefined;
  const verdict = models.model(media.schema).satisfiability;
  switch (verdict.verdict) {
    case 'satisfiable':
      return `body ${media.range}: the media type carries none of the valid values`;
    case 'unsatisfiable':
      return `body ${media.range}: unsatisfiable (${verdict.reason})`;
    case 'unmodelled':
      return `body ${media.range}: unmodelled: ${verdict.keyword}`;
  }
}

/** Whether a body says anything to this method: RFC 9110 gives content no meaning in GET, HEAD, DELETE, OPTIONS, TRACE. */
export function bodyHasMeaning({ method }: Operation): boolean {
  return !/^(GET|HEAD|DELETE|OPTIONS|TRACE)$/.test(method);
}
