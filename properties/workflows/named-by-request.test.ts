import { expect, test } from 'vitest';
import { parseDocument } from '../../openapi/parse.ts';
import { type Asked, findingsWith, shownOf, type Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const shows = (schema: object) => ({ description: 'it', ...json(schema) });
const id = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[a-z][0-9]{1,6}$' },
});
const identifier = { type: 'string', pattern: '^[a-z][0-9]{1,6}$' };
const refused = {
  '4XX': { description: 'refused', content: { 'application/problem+json': { schema: { type: 'object' } } } },
};
const plain = (member: string) => ({
  type: 'object',
  required: [member],
  properties: { id: { ...identifier, readOnly: true }, [member]: { type: 'string', minLength: 1, maxLength: 20 } },
});
const placed = {
  type: 'object',
  required: ['bookId'],
  properties: { bookId: identifier, note: { type: 'string', minLength: 1, maxLength: 20 } },
};
const makes = (schema: object, status: number) => ({
  requestBody: { required: true, ...json(schema) },
  responses: { [status]: shows(schema), ...refused },
});
const reads = (schema: object) => ({ get: { responses: { 200: shows(schema), ...refused } } });

/** Books, shelves, and which book stands on which shelf: the request says which, and saying it again changes its note. */
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Shelves', version: '1' },
    paths: {
      '/books': { post: makes(plain('title'), 201) },
      '/books/{bookId}': { parameters: [id('bookId')], ...reads(plain('title')) },
      '/shelves': { post: makes(plain('room'), 201) },
      '/shelves/{shelfId}': { parameters: [id('shelfId')], ...reads(plain('room')) },
      '/shelves/{shelfId}/books': { parameters: [id('shelfId')], post: makes(placed, 200) },
      '/shelves/{shelfId}/books/{bookId}': {
        parameters: [id('shelfId'), id('bookId')],
        ...reads(placed),
        delete: { responses: { 204: { description: 'taken away' }, ...refused } },
      },
    },
  }),
  { source: 'shelves.json' },
);

function shelves(): (asked: Asked) => Told {
  const kept = new Map<string, object>();
  let made = 0;
  const no = (status: number): Told => ({ status, json: { status } });
  const isText = (text: unknown): text is string => typeof text === 'string' && text !== '' && [...text].length <= 20;
  return ({ method, path, json: sent }) => {
    const [, kind = '', own = '', part, book = ''] = path.split('/');
    const said = (typeof sent === 'object' && sent !== null ? sent : {}) as Record<string, unknown>; // each is looked at below
    if (part === undefined && own === '') {
      const member = kind === 'books' ? 'title' : 'room';
      if (method !== 'POST') return no(405);
      if (!isText(said[member])) return no(400);
      const one = { id: `${kind[0]}${++made}`, [member]: said[member] };
      kept.set(`/${kind}/${one.id}`, one);
      return { status: 201, json: one };
    }
    if (!kept.has(`/${kind}/${own}`)) return no(404);
    if (part === undefined) return /^(GET|HEAD)$/.test(method) ? { status: 200, json: kept.get(path) } : no(405);
    if (book === '') {
      if (method !== 'POST') return no(405);
      const { bookId, note } = said;
      if (typeof bookId !== 'string' || (note !== undefined && !isText(note))) return no(400);
      if (!kept.has(`/books/${bookId}`)) return no(404);
      const one = { bookId, ...(note !== undefined && { note }) };
      kept.set(`${path}/${bookId}`, one);
      return { status: 200, json: one };
    }
    if (!kept.has(path)) return no(404);
    if (method === 'DELETE') kept.delete(path);
    return method === 'DELETE' ? { status: 204 } : { status: 200, json: kept.get(path) };
  };
}

test('what a request names itself and makes twice is taken for one resource', async () => {
  expect(shownOf(await findingsWith(undefined, document, shelves(), ['workflow']))).toEqual([]);
});
