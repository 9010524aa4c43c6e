import { expect, test } from 'vitest';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { prove } from '../prove.ts';

const json = { content: { 'application/json': { schema: { type: 'object', example: { a: 'text' } } } } };
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Parts', version: '1' },
    paths: {
      '/text': {
        get: { responses: { 200: { description: 'all of it', ...json }, 206: { description: 'a part', ...json } } },
      },
    },
  }),
  { source: 'parts.json' },
);

test('a part that is not the one that was asked for is found, and nothing else', async () => {
  const proof = await prove({
    document,
    operations: operations(document),
    seed: 3,
    cases: 2,
    parallel: 1,
    only: ['part-elsewhere'],
    now: () => performance.now(),
  });
  expect(proof.alarms).toEqual([]);
  expect(proof.results.map(({ id, caught, strays }) => [id, caught, strays])).toEqual([['part-elsewhere', true, []]]);
});
