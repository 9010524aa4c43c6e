import type { Json, JsonObject } from '../openapi/json.ts';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import type { Change } from './change.ts';
import { type Compared, compareDocuments } from './compare-documents.ts';

/** The day on which sunsets are judged. */
export const TODAY = '2026-06-01';

/** A document of one operation, POST /things/{id}. */
export function api(operation: JsonObject = {}, beside: JsonObject = {}): JsonObject {
  return {
    openapi: '3.1.1',
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things/{id}': { post: { responses: { 200: { description: '' } }, ...operation } } },
    ...beside,
  };
}

/** With a required JSON body of this schema. */
export function withBody(schema: Json, beside: JsonObject = {}): JsonObject {
  return api({ requestBody: { required: true, content: { 'application/json': { schema } } } }, beside);
}

/** Answering 200 with a JSON body of this schema. */
export function withAnswer(schema: Json, beside: JsonObject = {}): JsonObject {
  return api({ responses: { 200: { description: '', content: { 'application/json': { schema } } } } }, beside);
}

/** With one parameter in the query. */
export function withParameter(parameter: JsonObject): JsonObject {
  return api({ parameters: [{ name: 'p', in: 'query', ...parameter }] });
}

/** Answering 200 with a field. */
export function withHeader(header: JsonObject | undefined): JsonObject {
  return api({ responses: { 200: { description: '', headers: header ? { 'X-Count': header } : {} } } });
}

/** An object schema with these members. */
export function object(properties: JsonObject, beside: JsonObject = {}): JsonObject {
  return { type: 'object', properties, ...beside };
}

function compared(document: JsonObject | string): Compared {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const parsed = parseDocument(text, { source: 'api.json' });
  return { document: parsed, operations: operations(parsed) };
}

/** What is said of two documents. */
export function changesOf(old: JsonObject | string, fresh: JsonObject | string, strict = false): readonly Change[] {
  return compareDocuments(compared(old), compared(fresh), { strict, today: TODAY });
}
