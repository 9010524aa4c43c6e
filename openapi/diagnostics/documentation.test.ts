import { expect, test } from 'vitest';
import { lintDocument } from '../lint.ts';
import { parseDocument } from '../parse.ts';
import { diagnosticsPage } from './documentation.ts';
import { rules } from './index.ts';

test('docs/diagnostics.md is what the registry says', async () => {
  await expect(diagnosticsPage(rules)).toMatchFileSnapshot('../../docs/diagnostics.md');
});

/** A document with one fault for each rule, and the codes that it must show. */
const faulty = `
openapi: 3.1.0
info: {title: t, version: '1'}
security: [{nobody: []}]
paths:
  /a/{x}:
    get:
      operationId: same
      parameters:
        - {name: z, in: path, required: true, schema: {type: string}}
        - {name: w, in: path, required: true, schema: {type: string}}
        - {name: q, in: query, schema: {type: string}}
        - {name: q, in: query, schema: {type: string}}
        - {name: Accept, in: header, schema: {type: string}}
        - {name: 'a;b', in: cookie, schema: {type: string}}
        - {name: r, in: query, style: matrix, schema: {type: string}}
      responses:
        '400': {description: no success, content: {text: {schema: {type: string}}}, links: {l: {operationId: nobody}}}
  /a/{y}:
    get:
      operationId: same
      parameters: [{name: y, in: path, required: true, schema: {$ref: '#/components/schemas/Nope'}}]
      responses: {'200': {description: ok, content: {'text plain': {}}}}
  '/a b':
    get:
      responses: {'20X': {description: no status}, '200': {description: ok}}
components:
  schemas:
    Type: {type: enumeration}
    Enum: {type: integer, enum: [a, b]}
    Pattern: {type: string, pattern: '['}
    Bounds: {type: integer, minimum: 5, maximum: 1}
    Required: {type: object, additionalProperties: false, required: [b], properties: {a: {type: string}}}
    Default: {type: integer, default: x}
    Format: {type: string, format: nobody}
    ReadOnly: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
    Circular: {allOf: [{$ref: '#/components/schemas/Circular'}, {type: object}]}
    Mapped: {discriminator: {propertyName: kind, mapping: {a: Nope}}}
    Endless: {type: object, required: [self], properties: {self: {$ref: '#/components/schemas/Endless'}}}
`;

test('each rule speaks, with a place, on a document that breaks it', () => {
  const diagnostics = lintDocument(parseDocument(faulty, { source: 'faulty.yaml' }));
  const codes = new Set(diagnostics.map(({ code }) => code));
  expect(rules.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual([
    'no-paths',
    'keyword-later',
    'items-missing',
  ]);
  for (const { place, code } of diagnostics)
    expect(place, code).toMatchObject({ file: 'faulty.yaml', line: expect.any(Number) });
});

test('a document without faults is not faulted', () => {
  const good = `openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: /}]\npaths: {/a: {get: {responses: {'200': {description: ok}}}}}\n`;
  expect(lintDocument(parseDocument(good, { source: 'good.yaml' }))).toEqual([]);
});

test('what is said of an upgraded document is said of what its author wrote', () => {
  const old = `swagger: '2.0'
info: {title: t, version: '1'}
host: example.com
paths:
  /a:
    get:
      parameters: [{name: b, in: body, schema: {type: object}}, {name: q, in: query, type: integer, default: x}]
      responses: {'200': {description: ok, schema: {$ref: '#/definitions/Nope'}}}
definitions:
  S: {type: string, const: x}
  T: {type: array}
`;
  const said = lintDocument(parseDocument(old, { source: 'old.yaml' })).map(({ code, pointer, place }) => [
    code,
    pointer,
    place?.line,
  ]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['example-invalid', '/paths/~1a/get/parameters/1/default', 7],
      ['reference-unresolved', '/paths/~1a/get/responses/200/schema/$ref', 8],
      ['keyword-later', '/definitions/S/const', 10],
      ['items-missing', '/definitions/T/type', 11],
    ]),
  );
});
