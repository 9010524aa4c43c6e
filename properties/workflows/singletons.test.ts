import { expect, test } from 'vitest';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { type Asked, findingsWith, shownOf, type Told } from '../profiles/served.testing.ts';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const shows = (schema: object) => ({ 200: { description: 'it', ...json(schema) } });
const refused = { '4XX': { description: 'refused', content: { 'application/problem+json': { schema: {} } } } };
const members = {
  currency: { enum: ['EUR', 'CHF', 'SEK'] },
  pageSize: { type: 'integer', minimum: 1, maximum: 100 },
  motto: { type: 'string', minLength: 1, maxLength: 20 },
};
const whole = { type: 'object', required: Object.keys(members), properties: members, additionalProperties: false };
const some = { type: 'object', minProperties: 1, properties: members, additionalProperties: false };
const one = {
  get: { responses: { ...shows(whole), ...refused } },
  put: { requestBody: { required: true, ...json(whole) }, responses: { ...shows(whole), ...refused } },
  patch: { requestBody: { required: true, ...json(some) }, responses: { ...shows(whole), ...refused } },
};
const shelfId = { name: 'shelfId', in: 'path', required: true, schema: { type: 'string', pattern: '^s[0-9]{1,5}$' } };
const shelf = {
  type: 'object',
  required: ['id', 'room'],
  properties: { id: shelfId.schema, room: { type: 'string' } },
};

/** Settings that there are only once, and those that each shelf has. */
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Settings', version: '1' },
    paths: {
      '/settings': one,
      '/shelves': {
        post: {
          requestBody: {
            required: true,
            ...json({ type: 'object', required: ['room'], properties: { room: { type: 'string', maxLength: 9 } } }),
          },
          responses: { 201: { description: 'made', ...json(shelf) }, ...refused },
        },
      },
      '/shelves/{shelfId}/settings': { parameters: [shelfId], ...one },
    },
  }),
  { source: 'settings.json' },
);

type Lie = 'put forgotten' | 'patch drops' | 'refused is stored' | 'put adds up';

const FIRST: JsonObject = { currency: 'CHF', pageSize: 20, motto: 'plumb' };

function server(lie?: Lie): {
  readonly answer: (asked: Asked) => Told;
  readonly kept: ReadonlyMap<string, JsonObject>;
} {
  const kept = new Map([['/settings', FIRST]]);
  let made = 0;
  const no = (status: number): Told => ({ status, json: { status } });
  const isMember = (name: string, value: unknown): boolean => {
    if (name === 'currency') return ['EUR', 'CHF', 'SEK'].includes(String(value));
    if (name === 'pageSize') return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100;
    return name === 'motto' && typeof value === 'string' && value !== '' && [...value].length <= 20;
  };
  const answer = ({ method, path, json: sent }: Asked): Told => {
    const body = sent as JsonObject; // looked at member by member
    if (path === '/shelves') {
      if (method !== 'POST') return no(405);
      if (!isObject(body) || typeof body.room !== 'string' || [...body.room].length > 9) return no(400);
      const id = `s${++made}`;
      kept.set(`/shelves/${id}/settings`, FIRST);
      return { status: 201, json: { id, room: body.room } };
    }
    const old = kept.get(path);
    if (!old) return no(404);
    if (method === 'GET' || method === 'HEAD') return { status: 200, json: old };
    if (method !== 'PUT' && method !== 'PATCH') return no(405);
    const names = isObject(body) ? Object.keys(body) : [];
    const valid = names.length > 0 && names.every((name) => isMember(name, body[name]));
    if (!valid || (method === 'PUT' && names.length < 3)) {
      const known = isObject(body) ? Object.entries(body).filter(([name, value]) => isMember(name, value)) : [];
      if (lie === 'refused is stored') kept.set(path, { ...old, ...Object.fromEntries(known) });
      return no(400);
    }
    const dropped = lie === 'patch drops' && method === 'PATCH' ? { ...FIRST, ...body } : { ...old, ...body };
    const twice = lie === 'put adds up' && method === 'PUT' && JSON.stringify(old) === JSON.stringify(dropped);
    const size = Number(dropped.pageSize);
    const now = twice ? { ...dropped, pageSize: size === 100 ? 1 : size + 1 } : dropped;
    if (lie !== 'put forgotten' || method !== 'PUT') kept.set(path, now);
    return { status: 200, json: now };
  };
  return { answer, kept };
}

test('the only resource of its kind is found to be kept, and is what it was in the end', async () => {
  const { answer, kept } = server();
  expect(shownOf(await findingsWith(undefined, document, answer, ['workflow']))).toEqual([]);
  expect(kept.get('/settings')).toEqual(FIRST);
});

test('what is not put back is told of', async () => {
  const said: string[] = [];
  await findingsWith(undefined, document, server().answer, ['workflow'], {
    maxRequests: 40,
    concurrency: 1,
    sink(record) {
      if (record.type === 'end') said.push(...(record.conditions ?? []));
    },
  });
  expect(said).toContain('/settings is no longer what it was before the run');
});

test.each([
  ['put forgotten', 'read-your-writes', 'PUT'],
  ['patch drops', 'read-your-writes', 'PATCH'],
  ['refused is stored', 'failed-write-no-effect', 'PUT'],
  ['put adds up', 'put-idempotent', 'PUT'],
] as const)('%s is told of by %s', async (lie, check, method) => {
  const found = await findingsWith(undefined, document, server(lie).answer, ['workflow']);
  for (const path of ['/settings', '/shelves/{shelfId}/settings'])
    expect(shownOf(found)).toContainEqual(expect.stringContaining(`${check} ${method} ${path}:`));
});
