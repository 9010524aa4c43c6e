import { expect, test } from 'vitest';
import { parseDocument } from '../openapi/parse.ts';
import { findingsWith } from './profiles/served.testing.ts';

const text = { type: 'string', minLength: 1, maxLength: 20 };
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/notes': {
        post: {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { type: 'object', required: ['a'], properties: { a: text, b: text, c: text, d: text } },
              },
            },
          },
          responses: { 200: { description: 'made' } },
        },
      },
    },
  }),
  { source: 'notes.json' },
);

/** How long the body is by which a run of so many requests shows that notes with a `d` fail; 0: it does not show it. */
async function failing(maxRequests: number): Promise<number> {
  const found = await findingsWith(
    undefined,
    document,
    ({ json }) => ({ status: typeof json === 'object' && json !== null && 'd' in json ? 500 : 200, json: {} }),
    ['valid'],
    { maxRequests, concurrency: 1 },
  );
  const failure = found.find(({ check }) => check === 'no-server-error');
  return failure ? JSON.stringify(failure.request.body).length : 0;
}

test('a finding that is confirmed is kept when the run ends while it is being made smaller', async () => {
  const lengths = [];
  for (let most = 1; most <= 25; most++) lengths.push(await failing(most));
  const found = lengths.slice(lengths.findIndex((length) => length > 0));
  expect(Math.max(...found)).toBeGreaterThan(Math.min(...found));
  // As it was confirmed, then ever smaller, and never lost.
  expect(found).toEqual(found.toSorted((a, b) => b - a));
});
