import { describe, expect, test } from 'vitest';
import type { ReceivedResponse } from '../../http/exchange.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { createResponseJudge } from './index.ts';

const document = parseDocument(
  `
openapi: 3.1.0
info: {title: Test, version: '1'}
paths:
  /x:
    get:
      responses:
        '200':
          description: one
          headers:
            Content-Type: {schema: {type: integer}}
            X-Count: {required: true, schema: {type: integer, maximum: 9}}
            X-Tags: {schema: {type: array, items: {type: string}, maxItems: 2}}
            X-Pair: {schema: {type: object, required: [a], properties: {a: {type: integer}}}}
            X-Exploded: {explode: true, schema: {type: object, required: [a], properties: {a: {type: integer}}}}
            X-Json: {content: {application/json: {schema: {type: array}}}}
            X-Code: {schema: {type: string, pattern: '^[0-9]{3}$'}}
          content:
            application/json: {schema: {$ref: '#/components/schemas/Pet'}}
            application/xml: {schema: {$ref: '#/components/schemas/Pet'}}
            text/csv: {schema: {type: string, maxLength: 5}}
            text/plain: {schema: {type: integer}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Pet'}}
            image/png: {schema: {type: string, maxLength: 1}}
            text/*: {schema: {const: any}}
        2XX: {description: range, content: {application/*+json: {schema: {type: array}}, application/vnd.a+json: {schema: {type: string}}}}
        '404': {description: json, content: {application/json: {schema: {type: object}}}}
        default: {description: other, content: {'*/*': {}}}
components:
  schemas:
    Pet:
      type: object
      required: [name, pin]
      properties: {name: {type: string}, pin: {type: string, writeOnly: true}, email: {type: string, format: email}}
`,
  { source: 'test.yaml' },
);
const [operation] = operations(document);
if (!operation) throw new Error('no operation');
const judge = createResponseJudge(document, { formats: true });

function answer(status: number, type: string | undefined, body: string, more: Record<string, string> = {}) {
  const headers = Object.entries({ ...(type !== undefined && { 'Content-Type': type }), ...more });
  return { status, headers, body: new TextEncoder().encode(body) } satisfies ReceivedResponse;
}
const wrong = (received: ReceivedResponse) =>
  judge.bodyErrors(operation, received).map(({ part, keyword }) => `${part} ${keyword}`);

describe('what the document says of an answer', () => {
  test('is found by code, then range, then default', () => {
    expect([200, 201, 404, 500].map((status) => judge.responseFor(operation, status)?.status)).toEqual([
      '200',
      '2XX',
      '404',
      'default',
    ]);
  });
  test('is chosen by the most specific media type, without case, parameters aside', () => {
    const described = judge.responseFor(operation, 200);
    const range = (type: string) => described && judge.mediaTypeFor(described, type)?.range;
    expect(range('Application/JSON; charset=utf-8')).toBe('application/json');
    expect(range('text/markdown')).toBe('text/*');
    expect(range('application/problem+json')).toBeUndefined();
  });
});

describe('a body', () => {
  test('is held to the schema of its media type', () => {
    expect(wrong(answer(200, 'application/json', '{"name":"a"}'))).toEqual([]);
    expect(wrong(answer(200, 'application/json', '{"name":1}'))).toEqual(['/name type']);
    expect(wrong(answer(200, 'application/json', '{}'))).toEqual(['/name required']);
    expect(wrong(answer(201, 'application/vnd.a+json', '[]'))).toEqual([' type']);
  });
  test('need not have members that are writeOnly, and has its formats asserted unless told otherwise', () => {
    const body = answer(200, 'application/json', '{"name":"a","email":"nobody"}');
    expect(wrong(body)).toEqual(['/email format']);
    expect(createResponseJudge(document, { formats: false }).bodyErrors(operation, body)).toEqual([]);
  });
  test('that is labelled JSON and is none is wrong', () => {
    expect(wrong(answer(200, 'application/json', "{'name':1}"))).toEqual([' json']);
    expect(wrong(answer(404, undefined, 'gone'))).toEqual([' json']);
  });
  test('under an undeclared label is held to the only JSON description there is', () => {
    expect(wrong(answer(404, 'application/hal+json', '[]'))).toEqual([' type']);
    expect(wrong(answer(404, undefined, '[]'))).toEqual([' type']);
    expect(wrong(answer(404, 'text/html', '<p>none</p>'))).toEqual([]);
  });
  test('of text is that text, or the value it spells', () => {
    expect(wrong(answer(200, 'text/csv; charset=utf-8', 'a,b'))).toEqual([]);
    expect(wrong(answer(200, 'text/csv', 'a,b,c,d'))).toEqual([' maxLength']);
    expect(wrong(answer(200, 'text/plain', '12'))).toEqual([]);
    expect(wrong(answer(200, 'text/plain', 'twelve'))).toEqual([' type']);
  });
  test('of XML, of octets and of events is not judged by a schema that is about their content', () => {
    expect(wrong(answer(200, 'application/xml', '<pet/>'))).toEqual([]);
    expect(wrong(answer(200, 'text/event-stream', 'data: {}\n\n'))).toEqual([]);
    expect(wrong(answer(200, 'image/png', 'PNG'))).toEqual([]);
  });
  test('that is empty, cut or not described is not judged', () => {
    expect(wrong(answer(200, 'application/json', ''))).toEqual([]);
    expect(wrong({ ...answer(200, 'application/json', '{'), truncated: 'size' })).toEqual([]);
    expect(wrong(answer(500, 'application/json', '{'))).toEqual([]);
  });
  test('is explained by its place, what the document says and what is there', () => {
    const [error] = judge.bodyErrors(operation, answer(200, 'application/json', '{"name":null}'));
    expect(error).toEqual({
      part: '/name',
      keyword: 'type',
      schema: '/components/schemas/Pet/properties/name/type',
      expected: '/name is string',
      actual: 'null',
    });
  });
});

describe('a declared header field', () => {
  const fields = (more: Record<string, string>) =>
    judge
      .headerErrors(operation, answer(200, 'application/json', '{"name":"a"}', more))
      .map(({ part, keyword }) => `${part} ${keyword}`);
  test('is there where it is required, whatever its letter case; Content-Type is ignored', () => {
    expect(fields({})).toEqual(['header X-Count required']);
    expect(fields({ 'x-count': '5' })).toEqual([]);
  });
  test('satisfies its schema by some reading of style simple', () => {
    expect(fields({ 'X-Count': '10' })).toEqual(['header X-Count maximum']);
    expect(fields({ 'X-Count': 'many' })).toEqual(['header X-Count type']);
    expect(fields({ 'X-Count': '1', 'X-Tags': 'a, 2', 'X-Pair': 'a,1', 'X-Exploded': 'a=1', 'X-Code': '404' })).toEqual(
      [],
    );
    expect(fields({ 'X-Count': '1', 'X-Tags': 'a,b,c' })).toEqual(['header X-Tags maxItems']);
    expect(fields({ 'X-Count': '1', 'X-Pair': 'b,1' })).toEqual(['header X-Pair required']);
    expect(fields({ 'X-Count': '1', 'X-Json': '[1]' })).toEqual([]);
    expect(fields({ 'X-Count': '1', 'X-Json': '{}' })).toEqual(['header X-Json type']);
  });
});

test('the two validators agree on all of this', () => {
  expect(judge.disagreements()).toEqual([]);
});
