import { createServer, type Server } from 'node:http';
import { type RunningMock, startMock } from '../../mock/server.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';

/** A document with one security scheme, whose every operation asks for it. */
export function booksWith(scheme: JsonObject): JsonObject {
  const book = {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: { type: 'integer' }, title: { type: 'string', minLength: 1, maxLength: 40 } },
  };
  const refusals = {
    400: { description: 'bad', content: {} },
    401: { description: 'who?', content: {} },
    404: { description: 'none', content: {} },
    405: { description: 'no', content: {} },
    415: { description: 'no', content: {} },
  };
  const content = { 'application/json': { schema: book } };
  return {
    openapi: '3.1.0',
    info: { title: 'Books', version: '1' },
    security: [{ reader: [] }],
    paths: {
      '/books': {
        get: {
          operationId: 'listBooks',
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
          responses: {
            200: {
              description: 'ok',
              content: { 'application/json': { schema: { type: 'array', items: book } } },
            },
            ...refusals,
          },
        },
        post: {
          operationId: 'createBook',
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { type: 'object', required: ['title'], properties: { title: book.properties.title } },
              },
            },
          },
          responses: { 201: { description: 'made', content }, ...refusals },
        },
      },
      '/books/{bookId}': {
        get: {
          operationId: 'getBook',
          parameters: [{ name: 'bookId', in: 'path', required: true, schema: { type: 'integer' } }],
          responses: { 200: { description: 'ok', content }, ...refusals },
        },
      },
    },
    components: { securitySchemes: { reader: scheme } },
  };
}

/** What a server of logins does. */
export interface Doorkeeper {
  readonly api: RunningMock;
  /** Base URL of the logins: `POST /login` with this user and password. */
  readonly doors: string;
  /** Every login, as it came. */
  readonly logins: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[];
  close(): Promise<void>;
}

/** A faultless server, whose credentials are good for so many requests and come from a login of its own. */
export async function startDoorkeeper(
  document: JsonObject,
  { uses = Number.POSITIVE_INFINITY, logins: most = Number.POSITIVE_INFINITY, password = 'let-me-in-please' } = {},
): Promise<Doorkeeper> {
  const left = new Map<string, number>();
  const logins: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      logins.push({ headers: request.headers, body });
      const good = body.includes(password) && logins.length <= most;
      const token = `fruit-of-login-Nr.${logins.length}-Xy7/q9`;
      if (good) left.set(token, uses);
      response.writeHead(good ? 200 : 403, {
        'content-type': 'application/json',
        ...(good && { 'x-session': token, 'set-cookie': `sid=${token}; Path=/; HttpOnly` }),
      });
      response.end(JSON.stringify(good ? { access_token: token, data: { token } } : { error: 'no' }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const read = parseDocument(JSON.stringify(document), { source: 'books.json' });
  const api = await startMock({
    document: read,
    operations: operations(read),
    accepts(_, secret) {
      const uses = left.get(secret.replace(/^Token /, '')) ?? 0;
      if (uses <= 0) return undefined;
      left.set(secret.replace(/^Token /, ''), uses - 1);
      return 'first';
    },
  });
  return {
    api,
    doors: `http://127.0.0.1:${port}`,
    logins,
    async close() {
      await api.close();
      await new Promise((done) => server.close(done));
    },
  };
}
