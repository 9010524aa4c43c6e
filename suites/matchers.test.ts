import inject from 'light-my-request';
import supertest from 'supertest';
import { request as undici } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoadedDocument, loadDocument } from '../openapi/document.ts';
import './matchers.ts';
import { openShop, shop, shopDocument } from './shop.testing.ts';

const file = shopDocument();
let document: LoadedDocument;
let open: Awaited<ReturnType<typeof openShop>>;

beforeAll(async () => {
  document = await loadDocument(file.path);
  open = await openShop();
});
afterAll(async () => {
  await open.close();
  file.remove();
});

/** The words of the failure, or none. */
async function failure(assertion: () => unknown): Promise<string> {
  try {
    await assertion();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe.each(['', 'packed-'])('toConform (%s)', (packing) => {
  const WRONG = [
    ['wrong', 'body-matches-schema'],
    ['unlabelled', 'content-type-documented'],
    ['unstocked', 'headers-match-schema'],
    ['lost', 'content-type-documented'],
    ['teapot', 'status-documented'],
    ['gateway', 'content-type-documented'],
  ] as const;
  const GOOD = ['good', 'absent', 'broken'];
  const at = (id: string): string => `/books/${packing}${id}`;

  test.each(GOOD)('accepts the %s answer of every client', async (id) => {
    await expect(await fetch(open.url + at(id))).toConform(document, 'getBook');
    await expect(await undici(open.url + at(id))).toConform(document, 'getBook');
    expect(await supertest(open.server).get(`/v1${at(id)}`)).toConform(document, 'getBook');
    expect(await inject(shop, `/v1${at(id)}`)).toConform(document, 'getBook');
  });

  test.each(WRONG)('finds what is wrong with the %s answer of every client: %s', async (id, check) => {
    const judged = [
      await failure(async () => expect(await fetch(open.url + at(id))).toConform(document, 'getBook')),
      await failure(async () => expect(await undici(open.url + at(id))).toConform(document, 'getBook')),
      await failure(async () =>
        expect(await supertest(open.server).get(`/v1${at(id)}`)).toConform(document, 'getBook'),
      ),
      await failure(async () => expect(await inject(shop, `/v1${at(id)}`)).toConform(document, 'getBook')),
    ];
    for (const message of judged) expect(message).toContain(`✗ ${check} · GET /books/{id}`);
  });
});

describe('toConform', () => {
  test('shows the finding as the terminal does, and nothing that a terminal would obey', async () => {
    const message = await failure(async () =>
      expect(await inject(shop, '/v1/books/wrong')).toConform(document, 'getBook'),
    );
    expect(message.replaceAll(file.path, 'shop.yaml')).toMatchInlineSnapshot(`
      "the answer 200 is not what shop.yaml says of GET /books/{id}

      ✗ body-matches-schema · GET /books/{id}
        The body of an answer is valid against the schema for its status and media type.
        OpenAPI, Media Type Object · document

          sent      a request of the test
          expected  /price is number
          actual    "\\u001b[31m12"
          answer    200

            GET /v1/books/wrong

          answer
            { "title": "A", "price": "\\u001b[31m12" }
                                     ~~~~~~~~~~~~~~

          shop.yaml:20:28
            18 │                 properties:
            19 │                   title: { type: string }
            20 │                   price: { type: number }
               │                            ~~~~
      "
    `);
    expect(message).not.toContain('\u001b');
  });

  test('leaves a Response to be read by the test', async () => {
    const response = await fetch(`${open.url}/books/good`);
    await expect(response).toConform(document, 'GET /books/{id}');
    expect(await response.json()).toEqual({ title: 'A', price: 12 });
  });

  test('loads a document named by its path', async () => {
    await expect(await inject(shop, '/v1/books/good')).toConform(file.path, 'getBook');
    await expect(expect(await inject(shop, '/v1/books/wrong')).toConform(file.path, 'getBook')).rejects.toThrow(
      'body-matches-schema',
    );
  });

  test('knows the operation of an answer that knows its request', async () => {
    expect(await supertest(open.server).get('/v1/books/good')).toConform(document);
    expect(await supertest(open.server).head('/v1/books/good')).toConform(document);
    expect(await inject(shop, { method: 'DELETE', url: '/v1/books/good' })).toConform(document);
    expect(await failure(async () => expect(await inject(shop, '/v1/books/wrong')).toConform(document))).toContain(
      'body-matches-schema',
    );
  });

  test('holds an answer that default covers to what default says, whoever speaks', async () => {
    const message = await failure(async () =>
      expect(await inject(shop, { method: 'DELETE', url: '/v1/books/other' })).toConform(document),
    );
    expect(message).toContain('content-type-documented');
  });

  test('holds an answer to a profile where that is asked for', async () => {
    const absent = { status: 404, headers: { 'content-type': 'application/json' }, body: '{"error":"no such book"}' };
    const held = { profiles: ['problem-details'], failOn: 'warning' } as const;
    expect(await failure(() => expect(absent).toConform(document, 'getBook', held))).toContain('errors-are-problems');
    expect(absent).not.toConform(document, 'getBook', held);
    const misspelt = { profiles: ['problem-detail'] };
    expect(
      // @ts-expect-error: a name that the types refuse
      await failure(() => expect(absent).toConform(document, 'getBook', misspelt)),
    ).toContain('did you mean problem-details?');
  });

  test('takes a plain answer, checks by id, and warnings too', () => {
    const plain = { status: 204, headers: { 'WWW-Authenticate': 'x' }, body: '' };
    expect(plain).toConform(document, 'DELETE /books/{id}');
    // As got hands it out, which has parsed the body.
    const json = { 'content-type': 'application/json', 'x-stock': ['3'] };
    const parsed = { statusCode: 200, headers: json, rawBody: Buffer.from('{"title":"A","price":1}'), body: {} };
    expect(parsed).toConform(document, 'getBook');
    const unlabelled = { status: 404, headers: {}, body: '{}' };
    expect(unlabelled).toConform(document, 'getBook', { checks: ['status-documented'] });
    expect(unlabelled).toConform(document, 'getBook', { checks: ['-content-type-documented'] });
    expect(() =>
      expect(unlabelled).toConform(document, 'getBook', { checks: ['content-type-present'], failOn: 'warning' }),
    ).toThrow('content-type-present');
  });

  test('can be negated, and says then what was not expected', () => {
    expect({ status: 418, headers: [], body: '' }).not.toConform(document, 'getBook');
    expect(() => expect({ status: 204, headers: [], body: '' }).not.toConform(document, 'DELETE /books/{id}')).toThrow(
      'the answer 204 conforms',
    );
  });

  test('blanks what the request proved itself with', async () => {
    const answer = await supertest(open.server).get('/v1/books/wrong').set('Authorization', 'Bearer s3cr3t-s3cr3t');
    expect(await failure(() => expect(answer).toConform(document))).not.toContain('s3cr3t');
  });

  test('says what is wrong with how it was called', async () => {
    const used = await fetch(`${open.url}/books/good`);
    await used.text();
    const streamed = await undici(`${open.url}/books/good`);
    await streamed.body.text();
    const answer = await inject(shop, '/v1/books/good');
    const said = await Promise.all([
      failure(() => expect(used).toConform(document, 'getBook')),
      failure(() => expect(streamed).toConform(document, 'getBook')),
      failure(() => expect(answer).toConform(document, 'getBok')),
      failure(() => expect(answer).toConform(document, 'DELETE /books/{id}')),
      failure(() => expect(new Response('')).toConform(document)),
      failure(() => expect(Promise.resolve(answer)).toConform(document, 'getBook')),
      failure(() => expect({ title: 'A' }).toConform(document, 'getBook')),
      failure(() => expect(answer).toConform(document, 'getBook', { checks: ['body-matches-shema'] })),
    ]);
    expect(said.map((message) => message.replaceAll(file.path, 'shop.yaml'))).toMatchInlineSnapshot(`
      [
        "the body of this answer has been read already: use toConform before response.json() and the like; it reads a copy",
        "the body of this answer has been read already: give toConform { status, headers, body } with the text that was read",
        "shop.yaml has no operation getBok; did you mean getBook?",
        "this answer is to a GET request, and DELETE /books/{id} is none; name the operation that was asked",
        "this answer does not say what it answers: name the operation, toConform(document, operation)",
        "toConform got a promise: await it first; it takes a Response of fetch, an answer of undici, supertest or light-my-request, or { status, headers, body } with the body as text or octets",
        "toConform got no answer that it can read (an object with title); it takes a Response of fetch, an answer of undici, supertest or light-my-request, or { status, headers, body } with the body as text or octets",
        "--check body-matches-shema: there is no such check; did you mean body-matches-schema? plumbline list names them all",
      ]
    `);
  });
});
