import { describe, expect, test } from 'vitest';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import type { RunOptions } from '../properties/run-options.ts';
import type { RunRecord } from '../properties/run-record.ts';
import { locator } from './base.ts';
import { readHar } from './har.ts';
import { createTrafficJudge } from './judge.ts';

const SECRET = 'a-token-of-somebody-7Kq2';

const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    servers: [{ url: 'https://api.notes.example/v1' }],
    security: [{ bearer: [] }],
    paths: {
      '/notes/{id}': {
        get: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
            { name: 'full', in: 'query', schema: { type: 'boolean' } },
          ],
          responses: {
            200: {
              description: 'the note',
              content: {
                'application/json': {
                  schema: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
                },
              },
            },
            401: { description: 'who?' },
            404: { description: 'none' },
          },
        },
        put: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['text'],
                  properties: { text: { type: 'string', maxLength: 5 }, stars: { type: 'integer' } },
                },
              },
            },
          },
          responses: {
            204: { description: 'replaced' },
            400: { description: 'refused' },
            401: { description: 'who?' },
          },
        },
      },
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  }),
  { source: 'notes.json' },
);

interface Entry {
  readonly line?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sent?: unknown;
  readonly status: number;
  readonly answered?: unknown;
  readonly answer?: object;
}

const authorized = { authorization: `Bearer ${SECRET}` };
const OK = { text: 'hello' };
const challenged = { headers: [{ name: 'WWW-Authenticate', value: 'Bearer realm="notes"' }] };

function har(entries: readonly Entry[], base = 'https://api.notes.example/v1'): string {
  const list = (fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).map(([name, value]) => ({ name, value }));
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: entries.map(({ line = 'GET /notes/1', headers = authorized, sent, status, answered, answer }) => {
        const [method = '', path = ''] = line.split(' ');
        return {
          time: 3,
          request: {
            method,
            url: `${base}${path}`,
            headers: list({ ':authority': 'api.notes.example', ...headers }),
            ...(sent !== undefined && { postData: { mimeType: 'application/json', text: JSON.stringify(sent) } }),
          },
          response: {
            status,
            headers: list(answered === undefined ? {} : { 'content-type': 'application/json' }),
            content: answered === undefined ? { size: 0 } : { size: 9, text: JSON.stringify(answered) },
            ...answer,
          },
        };
      }),
    },
  });
}

/** `check operation` of every finding, and all records, of recorded traffic. */
function judged(text: string, options: Partial<RunOptions> & { readonly given?: string } = {}) {
  const recorded = readHar(text, 'traffic.har');
  const records: RunRecord[] = [];
  const judge = createTrafficJudge(
    {
      document,
      operations: operations(document),
      target: { baseUrl: 'https://api.notes.example/v1', headers: [] },
      embedded: false,
      identities: { first: { credential: () => undefined } },
      secrets: [],
      transport: { send: never, sendRaw: never, close: () => Promise.resolve() },
      seed: 1,
      cases: 0,
      concurrency: 1,
      timeout: 1000,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: false,
      profiles: [],
      shard: { index: 1, of: 1 },
      record: true,
      failOn: 'error',
      settings: {},
      version: '0',
      startedAt: '2026-01-01T00:00:00Z',
      now: () => 0,
      sink: (record) => records.push(record),
      ...options,
    },
    locator(
      document.root,
      operations(document),
      options.given,
      recorded.map(({ request }) => request),
    ),
  );
  for (const exchange of recorded) judge.see(exchange);
  const end = judge.end();
  const findings = records.flatMap((record) =>
    record.type === 'finding' ? [`${record.check} ${record.operation.method}`] : [],
  );
  return { findings, end, records };
}

function never(): Promise<never> {
  return Promise.reject(new Error('nothing is sent'));
}

describe('recorded traffic', () => {
  const sound: readonly (readonly [string, Entry])[] = [
    ['a valid exchange', { status: 200, answered: OK }],
    ['a documented 401 to a request without credentials', { headers: {}, status: 401, answer: challenged }],
    ['a documented 401 to credentials that it cannot judge', { status: 401, answer: challenged }],
    ['a documented 400 to an invalid request', { line: 'PUT /notes/1', sent: { text: 'too long' }, status: 400 }],
    ['a 404 to a request for what is not there', { line: 'GET /notes/77', status: 404 }],
    ['an answer whose content was not kept', { status: 200, answer: { headers: [], content: { size: 30 } } }],
    ['a text that lenient servers read as a boolean', { line: 'GET /notes/1?full=TRUE', status: 200, answered: OK }],
  ];
  test.each(sound)('has nothing against %s', (_, entry) => {
    expect(judged(har([entry])).findings).toEqual([]);
  });

  const broken: readonly (readonly [string, Entry, string])[] = [
    [
      'a 2xx to a request without credentials',
      { headers: {}, status: 200, answered: OK },
      'authentication-enforced GET',
    ],
    [
      'a 2xx to an invalid body',
      { line: 'PUT /notes/1', sent: { text: 'too long' }, status: 204 },
      'invalid-rejected PUT',
    ],
    ['a 2xx to an invalid parameter', { line: 'GET /notes/none', status: 200, answered: OK }, 'invalid-rejected GET'],
    [
      'a 2xx to a value that had to be coerced',
      { line: 'PUT /notes/1', sent: { text: 'a', stars: '3' }, status: 204 },
      'coercion-refused PUT',
    ],
    ['a body that is not as described', { status: 200, answered: { text: 5 } }, 'body-matches-schema GET'],
    ['a status that nobody documented', { status: 202, answered: OK }, 'status-documented GET'],
    [
      'a method that the path does not declare',
      { line: 'DELETE /notes/1', status: 204 },
      'undeclared-method-rejected GET',
    ],
  ];
  test.each(broken)('shows %s', (_, entry, finding) => {
    expect(judged(har([entry])).findings).toContain(finding);
  });

  test('holds no secret once it is judged, not even one that came back before it was sent', () => {
    const { records } = judged(
      har([
        { status: 200, answered: { text: SECRET } },
        { headers: { cookie: 'session=another-secret-9' }, status: 202, answered: { text: 'another-secret-9' } },
      ]),
    );
    expect(records.some(({ type }) => type === 'exchange')).toBe(true);
    expect(JSON.stringify(records)).not.toMatch(/a-token-of-somebody|another-secret-9/);
  });

  test('is that of the document’s servers; other origins are counted and named', () => {
    const own = JSON.parse(har([{ status: 200, answered: OK }]));
    const other = JSON.parse(har([{ status: 202, answered: OK }], 'https://tracker.example/v1'));
    own.log.entries.push(...other.log.entries);
    const { findings, end } = judged(JSON.stringify(own));
    expect(findings).toEqual([]);
    expect(end.notTested).toContainEqual(expect.stringContaining('GET https://tracker.example/v1/notes/1'));
  });

  test('of a staging host is found by the path of the document’s server', () => {
    expect(judged(har([{ status: 202, answered: OK }], 'http://localhost:4010/v1')).findings).toEqual([
      'status-documented GET',
    ]);
    const elsewhere = har([{ status: 202, answered: OK }], 'http://localhost:4010/other');
    expect(judged(elsewhere).findings).toEqual(['status-documented GET']);
    expect(judged(elsewhere, { given: 'http://localhost:4010/other' }).findings).toEqual(['status-documented GET']);
    const given = judged(elsewhere, { given: 'http://localhost:4010/v1' });
    expect(given.end).toMatchObject({ verdict: 'inconclusive', totals: { requests: 0 } });
  });

  test('that repeats a finding counts it', () => {
    const { findings, end } = judged(har([1, 2, 3].map(() => ({ status: 202, answered: OK }))));
    expect(findings).toHaveLength(1);
    expect(Object.values(end.occurrences ?? {})).toEqual([3]);
  });
});

test('a text that is no HAR is refused with a sentence that names it', () => {
  expect(() => readHar('<html>', 'page.har')).toThrow('page.har is no JSON');
  expect(() => readHar('{"openapi":"3.1.0"}', 'api.json')).toThrow('api.json has no log.entries');
  expect(() => readHar('{"log":{"entries":[{}]}}', 'a.har')).toThrow('a.har, entry 1 has no request');
});

test('what nests deeper than anybody may expect is not read, in an answer or in a request', () => {
  const deep = `${'{"text":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  const headers = [{ name: 'content-type', value: 'application/json' }];
  const answer = { headers, content: { size: deep.length, text: deep } };
  const posted = { mimeType: 'application/json', text: deep };
  const whole = JSON.parse(
    har([
      { status: 200, answer },
      { status: 200, answer },
      { line: 'PUT /notes/1', status: 204 },
    ]),
  );
  whole.log.entries[2].request.postData = posted;
  const { findings } = judged(JSON.stringify(whole));
  expect(findings).toEqual(['answers GET']);
});
