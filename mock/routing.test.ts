import { expect, test } from 'vitest';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import { createRouter } from './routing.ts';

const get = { get: { responses: { 200: { description: 'it' } } } };
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Topics', version: '1' },
    paths: { '/t/{id}.json': get, '/pair/{a}{b}': get },
  }),
  { source: 'topics.json' },
);
const route = createRouter(operations(document).map((operation) => [operation, operation.label] as const));

test('a long encoded segment that fits no template is given up at once', { timeout: 5_000 }, () => {
  expect(route(`/t/${'%E2%82%AC%F0%9F%98%80%80%a'.repeat(2_000)}`, '')).toBeUndefined();
});

test('an encoded character is never divided between two parameters', () => {
  expect(route('/pair/%C3%A9%E2%82%ACx%41', '')?.texts).toEqual({ a: '%C3%A9', b: '%E2%82%ACx%41' });
});
