import { describe, expect, test } from 'vitest';
import type { Case, Violation } from '../../http/case.ts';
import { encodeCase } from '../../http/encode.ts';
import { casesOf, contextOf, shop, somebody } from './context.testing.ts';
import { invalid } from './invalid.ts';

const { context, operation } = contextOf(shop);
const target = { baseUrl: 'http://target.invalid', headers: [] };
const wire = (testCase: Case) => encodeCase(testCase, target, somebody);

function broken(label: string, where: Partial<Violation> = {}, using = { context, operation }): readonly Case[] {
  return casesOf(invalid, using.operation(label), using.context).filter(
    ({ intent }) =>
      intent.kind === 'invalid' &&
      Object.entries(where).every(([name, value]) =>
        Object.entries(intent.violation).some(([k, v]) => k === name && v === value),
      ),
  );
}

const violations = (cases: readonly Case[]): readonly Violation[] =>
  cases.flatMap(({ intent }) => (intent.kind === 'invalid' ? [intent.violation] : []));

describe('a request with one fault', () => {
  test('breaks every keyword of every place, and says so', () => {
    const faults = violations(broken('GET /books')).map(({ part, at, keyword }) => `${part} ${at} ${keyword}`);
    for (const wanted of [
      'query /limit type',
      'query /limit minimum',
      'query /limit maximum',
      'query /sort enum',
      'query /tags maxItems',
      'query /tags/0 pattern',
      'header /X-Currency enum',
      'cookie /variant enum',
    ])
      expect(faults, wanted).toContain(wanted);
    const bodies = violations(broken('POST /books')).map(({ at, keyword }) => `${at} ${keyword}`);
    for (const wanted of [
      '/title required',
      '/title maxLength',
      '/price minimum',
      '/authorId format',
      ' type',
      '/pages type',
    ])
      expect(bodies, wanted).toContain(wanted);
  });

  test('is invalid by its schema, and valid but for the one place', () => {
    const schema = '/components/schemas/Book';
    for (const { body, intent } of broken('POST /books', { part: 'body' })) {
      if (!body || !('value' in body) || intent.kind !== 'invalid') continue;
      // Whether an identifier is one of something no schema tells.
      if (intent.violation.keyword === 'reference') continue;
      expect(context.models.model(schema).accepts(body.value), intent.violation.summary).toBe(false);
    }
    for (const testCase of broken('GET /books'))
      for (const given of testCase.parameters)
        if ('value' in given && !violations([testCase])[0]?.at.startsWith(`/${given.name}`))
          expect(
            context.models
              .model(operation('GET /books').parameters.find(({ name }) => name === given.name)?.schema ?? '')
              .accepts(given.value),
          ).toBe(true);
  });

  test('is a sentence', () => {
    expect(violations(broken('POST /books')).map(({ summary }) => summary)).toEqual(
      expect.arrayContaining([
        'body has no title, which is required',
        'body /price is -1; the least is 0',
        'header parameter Idempotency-Key is missing; the document requires it',
        'there is no body; the document requires one',
      ]),
    );
  });

  test('goes to an identifier that names no other path', () => {
    for (const testCase of broken('GET /books/{bookId}'))
      expect(new URL(wire(testCase).url).pathname).not.toBe('/books/search');
  });

  test('is a mutation of the request that was accepted', () => {
    const accepted: Case = {
      operation: operation('GET /books'),
      intent: { kind: 'valid', summary: 'accepted' },
      parameters: [{ in: 'query', name: 'sort', value: 'title' }],
      credentials: { kind: 'supplied' },
    };
    const scouted = contextOf(shop, { accepted: () => accepted });
    for (const testCase of broken('GET /books', { part: 'header' }, scouted))
      expect(testCase.parameters).toContainEqual({ in: 'query', name: 'sort', value: 'title' });
  });

  test('differs on the wire from every other of its parameter', () => {
    const urls = broken('GET /books', { proof: 'strict' }).map((testCase) =>
      JSON.stringify([wire(testCase).url, wire(testCase).headers]),
    );
    expect(new Set(urls).size).toBe(urls.length);
  });

  test('is drawn anew after the systematic ones', () => {
    const source = invalid.cases(operation('POST /books'), context);
    if ('skip' in source) throw new Error(source.skip);
    const systematic = new Set(source.systematic.map(({ body }) => JSON.stringify(body)));
    const drawn = Array.from({ length: 60 }, (_, i) => source.draw?.(source.systematic.length + i)).filter(
      (drawn) => drawn !== undefined,
    );
    expect(drawn.length).toBeGreaterThan(20);
    for (const { body, intent } of drawn) {
      expect(intent.kind).toBe('invalid');
      if (intent.kind === 'invalid' && intent.violation.part === 'body')
        expect(systematic).not.toContain(JSON.stringify(body));
    }
  });
});

describe('what gates', () => {
  test('is a missing required parameter, and a missing required body', () => {
    expect(violations(broken('POST /books', { keyword: 'required', part: 'header' }))).toMatchObject([
      { proof: 'strict' },
    ]);
    expect(violations(broken('POST /books', { keyword: 'body-missing' }))).toMatchObject([{ proof: 'strict' }]);
  });

  test('is not an absent body that only its schema wants', () => {
    expect(violations(broken('PUT /books/{bookId}', { keyword: 'body-missing' }))).toMatchObject([
      { proof: 'ambiguous' },
    ]);
  });

  test('is not null for a body that may be absent', () => {
    const isNull = ({ body }: Case): boolean => body !== undefined && 'value' in body && body.value === null;
    expect(violations(broken('PUT /books/{bookId}').filter(isNull))).toMatchObject([{ proof: 'ambiguous' }]);
    expect(violations(broken('POST /books').filter(isNull))).toMatchObject([{ proof: 'strict' }]);
  });

  test('is not null for a member of a merge patch, which removes it; in a list of one it is', () => {
    const schema = {
      type: 'object',
      properties: { name: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
    };
    const patched = (mediaType: string) => {
      const content = { [mediaType]: { schema } };
      const using = contextOf({
        paths: {
          '/x': { patch: { requestBody: { required: true, content }, responses: { 200: { description: 'ok' } } } },
        },
      });
      const nulls = broken('PATCH /x', { keyword: 'type' }, using).filter(
        ({ body }) => body && 'value' in body && JSON.stringify(body.value).includes('null'),
      );
      return violations(nulls).map(({ at, proof }) => `${at} ${proof}`);
    };
    expect(patched('application/merge-patch+json')).toEqual(
      expect.arrayContaining(['/name ambiguous', '/tags ambiguous']),
    );
    expect(patched('application/merge-patch+json').join()).not.toMatch(/\/(name|tags) (strict|coercion)/);
    expect(patched('application/json').join()).not.toMatch(/ambiguous/);
  });

  test('is not a repeated parameter, nor malformed percent-encoding', () => {
    for (const keyword of ['parameter-repeated', 'percent-syntax']) {
      const found = violations(broken('GET /books', { keyword }));
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found.map(({ proof }) => proof))).toEqual(new Set(['ambiguous']));
    }
  });

  test('is not a body of a method that gives content no meaning', () => {
    const odd = contextOf({
      paths: {
        '/x': {
          get: {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: { type: 'object', required: ['a'] } } },
            },
            responses: { 200: { description: 'ok' } },
          },
        },
      },
    });
    expect(violations(broken('GET /x', { proof: 'strict' }, odd))).toEqual([]);
  });

  test('is no coercion: text that spells a number is a class of its own', () => {
    const found = broken('POST /books', { at: '/pages', proof: 'coercion' }).map(
      ({ body }) => body && 'value' in body && body.value,
    );
    expect(found).toContainEqual(expect.objectContaining({ pages: expect.stringMatching(/^\d+$/) }));
  });
});

describe('a destructive request with a fault in its path', () => {
  test('never names what exists', () => {
    const id = '11111111-2222-4333-8444-555555555555';
    const scouted = contextOf(shop, { known: (_, location) => (location === 'path' ? [id] : []) });
    for (const testCase of broken('DELETE /books/{bookId}', { part: 'path' }, scouted)) {
      expect(testCase.fresh).toBeUndefined();
      expect(wire(testCase).url).not.toContain(id);
    }
    expect(
      broken('GET /books/{bookId}', { keyword: 'percent-syntax' }, scouted).map((testCase) => wire(testCase).url),
    ).toContain(`http://target.invalid/books/${id}%zz`);
  });
});

describe('bytes that are no JSON, and JSON that no server should fail at', () => {
  const probes = casesOf(invalid, operation('POST /books'), context).flatMap((testCase) =>
    testCase.intent.kind === 'protocol'
      ? [{ probe: testCase.intent.probe, text: Buffer.from(wire(testCase).body ?? []).toString() }]
      : [],
  );

  test('are malformed wherever they are said to be', () => {
    const malformed = probes.filter(({ probe }) => probe.id === 'malformed-json');
    expect(malformed.length).toBeGreaterThan(7);
    for (const { text } of malformed) expect(() => JSON.parse(text), text).toThrow();
  });

  test('never count as a fault of the schema', () => {
    const hygiene = probes.filter(({ probe }) => probe.id === 'hygiene');
    expect(hygiene.length).toBeGreaterThan(15);
    const texts = hygiene.map(({ text }) => text);
    expect(texts).toContain('null');
    expect(texts.some((text) => text.startsWith('['.repeat(1000)))).toBe(true);
    expect(texts.some((text) => text.includes('\ufffd'))).toBe(true);
    expect(Math.max(...texts.map(({ length }) => length))).toBeGreaterThan(65_536);
  });
});
