import { expect, test } from 'vitest';
import { parseDocument } from '../../openapi/parse.ts';
import { type Asked, findingsWith, shownOf, type Told } from '../profiles/served.testing.ts';

const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'integer' }, text: { type: 'string' } },
};
const answers = { 404: { description: 'none' }, 400: { description: 'refused' } };
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
                schema: {
                  type: 'object',
                  required: ['text'],
                  properties: { text: { type: 'string' } },
                  additionalProperties: false,
                },
              },
            },
          },
          responses: { 201: { description: 'made', content: { 'application/json': { schema: note } } }, ...answers },
        },
      },
      '/notes/{noteId}': {
        get: {
          parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'integer' } }],
          responses: { 200: { description: 'it', content: { 'application/json': { schema: note } } }, ...answers },
        },
      },
    },
  }),
  { source: 'notes.json' },
);

/** Notes that can be read this many milliseconds after they were made. */
function notes(lag: number): (asked: Asked) => Told {
  const made: { readonly from: number; readonly text: string }[] = [];
  return ({ method, path, json }) => {
    const id = Number(path.split('/')[2] ?? Number.NaN);
    if (method === 'POST' && Number.isNaN(id)) {
      const { text, ...rest } =
        typeof json === 'object' && json !== null && 'text' in json ? json : { text: undefined };
      if (typeof text !== 'string' || Object.keys(rest).length > 0) return { status: 400 };
      made.push({ from: performance.now() + lag, text });
      return { status: 201, json: { id: made.length - 1, text } };
    }
    const note = made[id];
    return note && performance.now() >= note.from ? { status: 200, json: { id, text: note.text } } : { status: 404 };
  };
}

test('what is seen everywhere a moment after it was written is no finding', async () => {
  expect(shownOf(await findingsWith(undefined, document, notes(150), ['workflow']))).toEqual([]);
});

test('what is never seen is one, not an intermittent one', async () => {
  const found = await findingsWith(undefined, document, notes(1e9), ['workflow']);
  expect(found.map(({ check, operation, intermittent }) => [check, operation.method, intermittent])).toEqual([
    ['read-your-writes', 'POST', undefined],
  ]);
});
