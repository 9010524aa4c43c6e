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
    get: {operationId: same, responses: {'400': {description: no success}}}
  /a/{y}:
    get:
      operationId: same
      parameters: [{name: y, in: path, required: true, schema: {$ref: '#/components/schemas/Nope'}}]
      responses: {'200': {description: ok}}
components:
  schemas:
    Type: {type: enumeration}
    Enum: {type: integer, enum: [a, b]}
    Pattern: {type: string, pattern: '['}
    Bounds: {type: integer, minimum: 5, maximum: 1}
    Required: {type: object, additionalProperties: false, required: [b], properties: {a: {type: string}}}
    Default: {type: integer, default: x}
`;

test('each rule speaks, with a place, on a document that breaks it', () => {
  const diagnostics = lintDocument(parseDocument(faulty, { source: 'faulty.yaml' }));
  const codes = new Set(diagnostics.map(({ code }) => code));
  expect(rules.map(({ code }) => code).filter((code) => !codes.has(code))).toEqual(['no-paths']);
  for (const { place, code } of diagnostics)
    expect(place, code).toMatchObject({ file: 'faulty.yaml', line: expect.any(Number) });
});

test('a document without faults is not faulted', () => {
  const good = `openapi: 3.1.0\ninfo: {title: t, version: '1'}\nservers: [{url: /}]\npaths: {/a: {get: {responses: {'200': {description: ok}}}}}\n`;
  expect(lintDocument(parseDocument(good, { source: 'good.yaml' }))).toEqual([]);
});
