import { describe, expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import { encodeCase } from '../../http/encode.ts';
import { casesOf, contextOf, shop, somebody } from './context.testing.ts';
import { protocol } from './protocol.ts';

const { context, operation } = contextOf(shop);
const probes = (label: string, using = { context, operation }): readonly Case[] =>
  casesOf(protocol, using.operation(label), using.context);
const methods = (cases: readonly Case[]): readonly (string | undefined)[] =>
  cases
    .filter(({ intent }) => intent.kind === 'protocol' && /method|head|options/.test(intent.probe.id))
    .map(({ method }) => method);

describe('methods', () => {
  test('that the path does not declare are tried once, from its first operation', () => {
    expect(methods(probes('GET /books'))).toEqual(['PATCH', 'PUT', 'DELETE', 'QUERY', 'HEAD', 'OPTIONS']);
    expect(methods(probes('POST /books'))).toEqual([]);
  });

  test('that were left out of the run are declared all the same', () => {
    const only = contextOf(shop);
    const chosen = {
      ...only.context,
      operations: only.context.operations.filter(({ label }) => label === 'GET /books'),
    };
    expect(methods(casesOf(protocol, only.operation('GET /books'), chosen))).not.toContain('POST');
  });

  test('that change something are never sent where only reading is allowed', () => {
    const reading = contextOf(shop, { readOnly: true });
    expect(methods(probes('GET /books', reading))).toEqual(['QUERY', 'HEAD', 'OPTIONS']);
  });

  test('that change something go to a resource made for them, and never to one that was observed', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const scouted = contextOf(shop, { known: (_, location) => (location === 'path' ? [id] : []) });
    const unsafe = probes('GET /books/{bookId}', scouted).filter(
      ({ method }) => method === 'PATCH' || method === 'POST',
    );
    expect(unsafe).toHaveLength(2);
    for (const { fresh, parameters } of unsafe) {
      expect(fresh).toBe(true);
      expect(JSON.stringify(parameters)).not.toContain(id);
    }
    expect(probes('GET /books/{bookId}', scouted).find(({ method }) => method === 'HEAD')?.parameters).toContainEqual({
      in: 'path',
      name: 'bookId',
      value: id,
    });
  });

  test('HEAD is read from the wire', () => {
    expect(probes('GET /books').find(({ method }) => method === 'HEAD')?.raw).toBe(true);
  });
});

describe('media types', () => {
  test('that are not declared label the bytes that are accepted', () => {
    const cases = probes('POST /books').filter(
      ({ intent }) => intent.kind === 'protocol' && intent.probe.id === 'media-type',
    );
    const wires = cases.map((testCase) =>
      encodeCase(testCase, { baseUrl: 'http://target.invalid', headers: [] }, somebody),
    );
    expect(wires.map(({ headers }) => headers.find(([name]) => name === 'Content-Type')?.[1])).toEqual([
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/plumbline-unknown',
      undefined,
    ]);
    for (const { body } of wires) expect(JSON.parse(Buffer.from(body ?? []).toString())).toHaveProperty('title');
  });

  test('that a range covers are none of these', () => {
    const ranged = contextOf({
      paths: {
        '/x': {
          post: {
            requestBody: { required: true, content: { 'text/*': { schema: { type: 'string' } } } },
            responses: {},
          },
        },
      },
    });
    const labels = probes('POST /x', ranged).flatMap(({ intent }) =>
      intent.kind === 'protocol' && intent.probe.id === 'media-type' ? [intent.probe.mediaType] : [],
    );
    expect(labels).toEqual(['application/json', 'application/plumbline-unknown', null]);
  });

  test('of an answer are each asked for alone, where there are several, and one that it has not', () => {
    const asked = probes('GET /books').flatMap(({ intent }) =>
      intent.kind === 'protocol' && intent.probe.id === 'accept' ? [intent.probe.accept] : [],
    );
    expect(asked).toEqual(['application/json', 'text/csv', 'application/plumbline-unknown']);
  });
});
