import { expect, test } from 'vitest';
import type { Json } from './json.ts';
import { parseDocument } from './parse.ts';
import { createSecondOpinion } from './response-validator.ts';

const { root } = parseDocument(
  `
openapi: 3.1.0
info: {title: Test, version: '1'}
paths: {}
components:
  schemas:
    Node: {type: object, required: [id], properties: {id: {type: integer}, next: {$ref: '#/components/schemas/Node'}}}
    Defaulted: {type: object, required: [a], properties: {a: {type: string, default: x}}}
    Secret: {type: object, required: [pin, name], properties: {pin: {type: string, writeOnly: true}, name: {type: string}}}
    Beside: {$ref: '#/components/schemas/Node', description: said beside, required: [next]}
    Refuses: {type: object, additionalProperties: false, properties: {a: {type: [string, 'null']}, b: {enum: [1, 1, 2]}}}
    Newer: {type: object, unevaluatedProperties: false}
    Never: false
    Bad: {type: string, pattern: '['}
`,
  { source: 'test.yaml' },
);
const opinion = createSecondOpinion(root);
const objects = (name: string, body: Json) => opinion.objections(`/components/schemas/${name}`, body)?.length;

test('it follows recursive references, and what stands beside them', () => {
  expect(objects('Node', { id: 1, next: { id: 2 } })).toBe(0);
  expect(objects('Node', { id: 1, next: { id: 'b' } })).toBe(1);
  expect(objects('Beside', { id: 1, next: { id: 2 } })).toBe(0);
  expect(objects('Beside', { id: 1 })).toBe(1);
});

test('it neither fills in defaults nor forgets required members', () => {
  const body = {};
  expect(objects('Defaulted', body)).toBe(1);
  expect(body).toEqual({});
  expect(objects('Secret', { name: 'a' })).toBe(0);
  expect(objects('Secret', {})).toBe(1);
});

test('it knows null, enums with equal members, and the schema that nothing satisfies', () => {
  expect(objects('Refuses', { a: null, b: 2 })).toBe(0);
  expect(objects('Refuses', { c: 1, b: 3 })).toBe(2);
  expect(objects('Never', {})).toBe(1);
});

test('it has no opinion on what is beyond it', () => {
  expect(objects('Newer', {})).toBeUndefined();
  expect(objects('Bad', 'a')).toBeUndefined();
});

test('it says where and what', () => {
  expect(opinion.objections('/components/schemas/Node', { id: 'a' })).toEqual(['/id must be integer']);
});
