import { describe, expect, test } from 'vitest';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import { applicableFaults } from './faults/select.ts';
import { attemptLie } from './proof-attempt.ts';
import { breadthFirst } from './proof-order.ts';
import { runOnce } from './proof-run.ts';
import { scopeOf } from './proof-scope.ts';
import { prove } from './prove.ts';

const note = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, text: { type: 'string' } } };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Notes', version: '1' },
    paths: {
      '/notes': {
        get: { responses: { 200: { description: 'all', ...json({ type: 'array', items: note }) } } },
        post: {
          requestBody: { required: true, ...json(note) },
          responses: { 201: { description: 'made', ...json(note) }, 400: { description: 'refused' } },
        },
      },
      '/notes/{id}': {
        get: {
          parameters: [id],
          responses: { 200: { description: 'it', ...json(note) }, 404: { description: 'none' } },
        },
      },
      '/health': { get: { responses: { 200: { description: 'well', ...json({ type: 'boolean' }) } } } },
    },
  }),
  { source: 'notes.json' },
);
const all = operations(document);
const options = { document, operations: all, seed: 1, cases: 1, parallel: 4, now: () => performance.now() };

describe('the proof', () => {
  test('tries what it is asked for, and says after how many requests each lie was caught', async () => {
    const proof = await prove({ ...options, only: ['json-trailing-comma', 'body-empty@GET /health'] });
    expect(proof).toMatchObject({ clean: true, alarms: [], untried: [] });
    expect(proof.results.map(({ id, operation, caught, strays }) => [id, operation, caught, strays])).toEqual([
      ['body-empty', 'GET /health', true, []],
      ['json-trailing-comma', 'GET /notes', true, []],
      ['json-trailing-comma', 'POST /notes', true, []],
      ['json-trailing-comma', 'GET /notes/{id}', true, []],
    ]);
    for (const { requests } of proof.results) expect(requests).toBeGreaterThan(0);
  });

  test('names what it had no time for', async () => {
    const proof = await prove({ ...options, timeLimit: 0, only: ['json-trailing-comma'] });
    expect(proof.results).toEqual([]);
    expect(proof.untried).toEqual(
      ['GET /notes', 'POST /notes', 'GET /notes/{id}'].map((operation) => ({ id: 'json-trailing-comma', operation })),
    );
  });
});

test('a run with a time limit ends some time after the lie was caught, one without is whole', async () => {
  const lie = applicableFaults(all, document, ['json-trailing-comma@POST /notes'])[0];
  const whole = await runOnce(options, lie);
  const brief = await runOnce(options, lie, { timeLimit: 60_000 });
  for (const { findings } of [whole, brief])
    expect(findings.map(({ finding }) => finding.check)).toContain('json-well-formed');
  expect(brief.requests).toBeLessThan(whole.requests);
});

test('what caught a kind of lie before is sent first, and all else where that says nothing', async () => {
  const lie = applicableFaults(all, document, ['ignore-type@POST /notes'])[0];
  if (!lie) throw new Error('ignore-type does not apply to POST /notes');
  const timeLimit = 60_000;
  const anew = await attemptLie(options, lie, { timeLimit });
  const again = await attemptLie(options, lie, { timeLimit, sought: anew?.generator });
  const inVain = await attemptLie(options, lie, { timeLimit, sought: 'protocol' });
  expect([anew, again, inVain]).toMatchObject(Array(3).fill({ caught: true, generator: 'invalid' }));
  expect(again?.requests).toBeLessThan(anew?.requests ?? 0);
});

test('each kind of lie is tried once before any a second time, those about time first', () => {
  const lies = applicableFaults(all, document);
  const order = breadthFirst(lies);
  expect([...order].sort((a, b) => a - b)).toEqual(lies.map((_, i) => i));
  const ids = order.map((i) => lies[i]?.fault.id);
  const kinds = new Set(ids);
  expect(new Set(ids.slice(0, kinds.size))).toEqual(kinds);
  expect(ids[0]).toBe('slow');
});

describe('a lie is sought', () => {
  const scopeAt = (fault: string, label: string) => {
    const lie = applicableFaults(all, document, [`${fault}@${label}`])[0];
    if (!lie) throw new Error(`${fault} does not apply to ${label}`);
    return scopeOf(lie, all);
  };

  test('among the operations on the same resource, whose neighbours only take part in sequences', () => {
    const { operations: concerned, judged } = scopeAt('json-trailing-comma', 'GET /notes/{id}');
    expect(concerned.map(({ label }) => label)).toEqual(['GET /notes', 'POST /notes', 'GET /notes/{id}']);
    const done = [...(judged?.cases.keys() ?? [])];
    expect(done).toContain('POST /notes invalid');
    expect(done).not.toContain('POST /notes workflow');
    expect(done.filter((pair) => pair.startsWith('GET /notes/{id} '))).toEqual([]);
  });

  test('everywhere on the resource when it is about state', () => {
    expect(scopeAt('create-not-stored', 'POST /notes').judged).toBeUndefined();
  });
});

test('what the run cannot make is tested before it is deleted', async () => {
  const answers = {
    200: { description: 'it', ...json(note) },
    401: { description: 'who' },
    404: { description: 'none' },
  };
  const kept = parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Notes', version: '1' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
      paths: {
        '/notes': {
          get: {
            responses: { 200: { description: 'all', ...json({ type: 'array', items: note }) }, 401: answers[401] },
          },
        },
        '/notes/{id}': {
          parameters: [id],
          delete: { responses: { 204: { description: 'gone' }, 401: answers[401], 404: answers[404] } },
        },
        '/notes/{id}/text': { parameters: [id], get: { responses: answers } },
      },
    }),
    { source: 'kept.json' },
  );
  const only = ['auth-quoted-token@GET /notes/{id}/text'];
  const proof = await prove({ ...options, document: kept, operations: operations(kept), only });
  expect(proof.results).toMatchObject([{ caught: true, by: ['credential-syntax-enforced'] }]);
});

test('another identity may be refused with a 403 that the document does not mention', async () => {
  const scheme = {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { notes: 'all' } } },
  };
  const answers = {
    200: { description: 'it', ...json(note) },
    401: { description: 'who' },
    404: { description: 'none' },
  };
  const scoped = parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Notes', version: '1' },
      components: { securitySchemes: { scheme } },
      security: [{ scheme: ['notes'] }],
      paths: {
        '/notes': {
          post: {
            requestBody: { required: true, ...json(note) },
            responses: { 201: answers[200], 400: { description: 'refused' }, 401: answers[401] },
          },
        },
        '/notes/{id}': { parameters: [id], get: { responses: answers } },
      },
    }),
    { source: 'scoped.json' },
  );
  const proof = await prove({ ...options, document: scoped, operations: operations(scoped), only: [] });
  expect(proof.alarms).toEqual([]);
});
