import type { ReceivedResponse } from '../../http/exchange.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { jsonOf, textOf } from './answer-text.ts';

/**
 * The values that content may stand for, the most literal one first. A JSON media type has one, or none when it is no
 * JSON text. Text is itself, and the JSON value that it spells. What a schema says of other media types (XML, forms,
 * images, streams of events) cannot be told from their octets alone: `unreadable`.
 */
export type Content =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'text'; readonly text: string; readonly readings: readonly Json[] }
  | { readonly kind: 'unreadable' };

const SEQUENCES = /^(text\/event-stream|application\/(x-ndjson|ndjson|jsonl|x-jsonlines|json-lines|json-seq))$/;
const STRUCTURED = /^(text\/(xml|html|css|javascript)|application\/xhtml\+xml)$/;

/** Reads the content of an answer by the media type of its description and by its own label. */
export function readContent(received: ReceivedResponse, range: string, contentType: string): Content {
  const own = parseMediaType(contentType)?.essence ?? '';
  const described = parseMediaType(range)?.essence ?? '';
  if (SEQUENCES.test(own) || SEQUENCES.test(described)) return { kind: 'unreadable' };
  const value = jsonOf(received);
  if (isJson(contentType) || (isJson(range) && (value !== undefined || own === '')))
    return value === undefined ? { kind: 'not-json' } : { kind: 'json', value };
  const essence = own || described;
  if (!essence.startsWith('text/') || STRUCTURED.test(essence)) return { kind: 'unreadable' };
  const text = textOf(received);
  return { kind: 'text', text, readings: value === undefined || typeof value === 'string' ? [text] : [text, value] };
}

/** Whether a schema speaks of text as such: what is no text it may describe in ways that only a parser of it knows. */
export function describesText(root: JsonObject, pointer: JsonPointer): boolean {
  const schema = dereference(root, valueAt(root, pointer), pointer).value;
  if (!isObject(schema) || schema.contentEncoding !== undefined || schema.format === 'binary') return false;
  const types = isArray(schema.type) ? schema.type : [schema.type];
  return types.every((type) => type === 'string' || type === 'number' || type === 'integer' || type === 'boolean');
}
