import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../openapi/parse.ts';
import { type Asked, findingsWith, shownOf, type Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const path = (name: string, schema: object) => [{ name, in: 'path', required: true, schema }];
const given = {
  name: { type: 'string', minLength: 1, maxLength: 60 },
  level: { type: 'integer', minimum: 0, maximum: 9 },
  open: { type: 'boolean' },
};
const account = { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, ...given } };
const note = { type: 'string', minLength: 1, maxLength: 60 };
const payment = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, note } };
const body = (required: readonly string[], properties: object) => ({
  required: true,
  content: json({ type: 'object', required, properties, additionalProperties: false }),
});
const shows = (schema: object) => ({ description: 'it', content: json(schema) });
const refused = {
  '4XX': { description: 'refused', content: { 'application/problem+json': { schema: { type: 'object' } } } },
};
const position = (name: string, minimum: number) => ({
  name,
  in: 'query',
  schema: { type: 'integer', minimum, maximum: 50 },
});
const uuid = { type: 'string', pattern: '^[a-z]+[0-9]{1,6}$' };
const code = { type: 'string', pattern: '^[A-Z0-9]{4,12}$' };

const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Ledger', version: '1' },
    paths: {
      // Before what it refers to, as documents are sorted by name.
      '/a-payments': {
        post: {
          requestBody: body(['accountId'], { accountId: uuid }),
          responses: { 201: shows(payment), ...refused },
        },
      },
      '/a-payments/{paymentId}': {
        parameters: path('paymentId', uuid),
        get: { responses: { 200: shows(payment), ...refused } },
        patch: { requestBody: body([], { accountId: uuid, note }), responses: { 200: shows(payment), ...refused } },
      },
      '/accounts': {
        get: {
          parameters: [position('offset', 0), position('limit', 1)],
          responses: { 200: shows({ type: 'array', items: account }), ...refused },
        },
        post: { requestBody: body(['name'], given), responses: { 201: shows(account), ...refused } },
      },
      '/accounts/{accountId}': {
        parameters: path('accountId', uuid),
        get: { responses: { 200: shows(account), ...refused } },
        patch: { requestBody: body([], given), responses: { 200: shows(account), ...refused } },
        delete: { responses: { 204: { description: 'gone' }, ...refused } },
      },
      '/codes/{code}': {
        parameters: path('code', code),
        get: { responses: { 200: shows({ type: 'object', properties: given }), ...refused } },
        put: {
          requestBody: body(['name', 'level'], given),
          responses: {
            200: shows({ type: 'object', properties: given }),
            201: shows({ type: 'object', properties: given }),
            ...refused,
          },
        },
        delete: { responses: { 204: { description: 'gone' }, ...refused } },
      },
    },
  }),
  { source: 'ledger.json' },
);

type Lie =
  | 'zero is nothing'
  | 'long is cut'
  | 'patch clears'
  | 'ampersands are escaped'
  | 'plus is a space'
  | 'patch overlooks zero'
  | 'still listed'
  | 'offset repeats'
  | 'put once'
  | 'payments fail'
  | 'half is applied';

function isSound({ name, level, open }: Record<string, unknown>): boolean {
  return (
    (name === undefined || (typeof name === 'string' && name !== '' && [...name].length <= 60)) &&
    (level === undefined || (typeof level === 'number' && level >= 0 && level <= 9)) &&
    (open === undefined || typeof open === 'boolean')
  );
}

/** A ledger that keeps what it is told, but for one lie. */
function ledger(lie?: Lie): (asked: Asked) => Told {
  const accounts = new Map<string, Record<string, unknown>>();
  const codes = new Map<string, unknown>();
  const payments = new Map<string, Record<string, unknown>>();
  let deleted: Record<string, unknown>[] = [];
  let made = 0;
  const no = (status: number): Told => ({ status, json: { status } });
  const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const stored = (sent: Record<string, unknown>) => ({
    ...sent,
    ...(lie === 'zero is nothing' && sent.level === 0 && { level: 7 }),
    ...(lie === 'ampersands are escaped' &&
      typeof sent.name === 'string' && { name: sent.name.replaceAll('&', '&amp;').slice(0, 60) }),
    ...(lie === 'plus is a space' && typeof sent.name === 'string' && { name: sent.name.replaceAll('+', ' ') }),
    ...(lie === 'long is cut' && typeof sent.name === 'string' && { name: sent.name.slice(0, 40) }),
  });
  return ({ method, path: at, query, json: sent }) => {
    const [, kind, id] = at.split('/');
    const told = isRecord(sent) ? sent : undefined;
    if (/^P/.test(method) && (!told || (kind !== 'a-payments' && !isSound(told)))) return no(400);
    if (kind === 'a-payments') {
      if (method === 'POST') {
        if (!accounts.has(String(told?.accountId))) return no(422);
        payments.set(`p${++made}`, { note: 'none' });
        return { status: 201, json: { id: `p${made}` }, headers: { Location: `/a-payments/p${made}` } };
      }
      const own = payments.get(id ?? '');
      if (!own) return no(404);
      if (method === 'PATCH') {
        const { note, accountId } = told ?? {};
        const known = accountId === undefined || accounts.has(String(accountId));
        if (typeof note === 'string' && (note === '' || [...note].length > 60)) return no(400);
        if (note !== undefined && typeof note !== 'string') return no(400);
        if (note !== undefined && (known || lie === 'half is applied')) own.note = note;
        if (!known) return no(422);
      }
      return lie === 'payments fail' ? no(500) : { status: 200, json: { id, ...own } };
    }
    if (kind === 'codes' && id) {
      const there = codes.get(id);
      if (method === 'DELETE') return codes.delete(id) ? { status: 204 } : no(404);
      if (method === 'PUT') {
        if (!there || lie !== 'put once') codes.set(id, told);
        return { status: there ? 200 : 201, json: codes.get(id) };
      }
      return there ? { status: 200, json: there } : no(404);
    }
    if (kind !== 'accounts') return no(404);
    if (!id) {
      if (method === 'POST' && told) {
        const one = { id: `acc${++made}`, ...stored(told) };
        accounts.set(one.id, one);
        return { status: 201, json: one, headers: { Location: `/accounts/${one.id}` } };
      }
      const offset = Number(query.get('offset') ?? 0);
      const from = lie === 'offset repeats' ? Math.max(0, offset - 1) : offset;
      const all = [...accounts.values(), ...(lie === 'still listed' ? deleted : [])];
      return { status: 200, json: all.slice(from, offset + Number(query.get('limit') ?? 20)) };
    }
    const own = accounts.get(id);
    if (!own) return no(404);
    if (method === 'DELETE') {
      deleted = [...deleted, own];
      accounts.delete(id);
      return { status: 204 };
    }
    if (method === 'PATCH' && lie === 'patch overlooks zero' && told?.level === 0) return { status: 200, json: own };
    if (method === 'PATCH') accounts.set(id, { id, ...(lie === 'patch clears' ? { name: own.name } : own), ...told });
    return { status: 200, json: accounts.get(id) };
  };
}

describe('sequences', () => {
  const findings = (lie?: Lie) => findingsWith(undefined, document, ledger(lie), ['workflow', 'boundaries']);

  test('find nothing at a server that keeps what it is told', async () => {
    expect(shownOf(await findings())).toEqual([]);
  });

  test.each([
    ['zero is nothing', 'read-your-writes', 'POST /accounts'],
    ['long is cut', 'read-your-writes', 'POST /accounts'],
    ['ampersands are escaped', 'read-your-writes', 'POST /accounts'],
    ['plus is a space', 'read-your-writes', 'POST /accounts'],
    ['patch clears', 'read-your-writes', 'PATCH /accounts/{accountId}'],
    ['patch overlooks zero', 'read-your-writes', 'PATCH /accounts/{accountId}'],
    ['still listed', 'deleted-is-gone', 'GET /accounts'],
    ['offset repeats', 'pages-disjoint', 'GET /accounts'],
    ['put once', 'read-your-writes', 'PUT /codes/{code}'],
    ['half is applied', 'patch-atomic', 'PATCH /a-payments/{paymentId}'],
    ['payments fail', 'no-server-error', 'GET /a-payments/{paymentId}'],
  ] as const)('find that %s', async (lie, check, operation) => {
    const found = (await findings(lie)).map((one) => `${one.check} ${one.operation.method} ${one.operation.path}`);
    expect(found).toContain(`${check} ${operation}`);
  });
});

test('a login that knows nobody is asked for what it cannot read all the same', async () => {
  const login = parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Login', version: '1' },
      paths: {
        '/login': {
          post: {
            requestBody: body(['name'], { name: given.name }),
            responses: { 204: { description: 'in' }, 401: { description: 'unknown' }, ...refused },
          },
        },
        '/up': { get: { responses: { 204: { description: 'up' } } } },
      },
    }),
    { source: 'login.json' },
  );
  const answer = ({ method, path: at, json: sent }: Asked): Told => {
    if (at === '/up' && method === 'GET') return { status: 204 };
    if (at !== '/login' || method !== 'POST') return { status: 404, json: {} };
    // Not written out to compare: what is sent may nest thousands deep.
    const crashes = typeof sent === 'object' && sent !== null && 'name' in sent && sent.name === '';
    return { status: crashes ? 500 : 401, json: {}, headers: { 'WWW-Authenticate': 'Session realm="x"' } };
  };
  const found = await findingsWith(undefined, login, answer, ['invalid']);
  expect(found.map(({ check }) => check)).toContain('no-server-error');
});
