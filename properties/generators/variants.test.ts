import { describe, expect, test } from 'vitest';
import { encodeCase } from '../../http/encode.ts';
import { casesOf, contextOf, shop, somebody } from './context.testing.ts';
import { escaped, spelt } from './json-spellings.ts';
import { variants } from './variants.ts';

const { context, operation } = contextOf(shop);
const sent = (label: string, using = { context, operation }) =>
  casesOf(variants, using.operation(label), using.context).map((testCase) => ({
    summary: testCase.intent.kind === 'valid' ? testCase.intent.summary.replace(/^.*: /, '') : '',
    wire: encodeCase(testCase, { baseUrl: 'http://target.invalid', headers: [] }, somebody),
  }));
const text = ({ wire }: ReturnType<typeof sent>[number]): string => Buffer.from(wire.body ?? []).toString();

describe('a spelling of JSON', () => {
  const value = { b: [1, -0, 1.5, 'é"\\'], a: { n: null }, t: true };
  test('means the same', () => {
    for (const spelling of [{}, { space: '\r\n\t ' }, { text: escaped }, { members: 'reversed' as const }])
      expect(JSON.parse(spelt(value, spelling))).toEqual(value);
    expect(JSON.parse(spelt([1, 20], { integer: (digits) => `${digits}.0` }))).toEqual([1, 20]);
  });

  test('differs where it is told to', () => {
    expect(spelt({ a: 1, b: 'x' }, { members: 'reversed' })).toBe('{"b":"x","a":1}');
    expect(spelt([7, -0, 'a'], { integer: (digits) => `${digits}e0`, text: escaped })).toBe('[7e0,-0,"\\u0061"]');
  });
});

describe('variants of a request', () => {
  test('hold the same value in other bytes', () => {
    const bodies = sent('POST /books');
    expect(bodies.length).toBeGreaterThan(7);
    const values = bodies.map((each) => JSON.parse(text(each)));
    for (const value of values) expect(value).toEqual(values[0]);
    const requests = bodies.map((each) =>
      JSON.stringify([text(each), each.wire.headers.filter(([name]) => name === 'Content-Type')]),
    );
    expect(new Set(requests).size).toBe(requests.length);
  });

  test('label JSON with a character set, and in capitals', () => {
    const types = sent('POST /books').flatMap(({ wire }) =>
      wire.headers.filter(([name]) => name === 'Content-Type').map(([, value]) => value),
    );
    expect(types).toEqual(expect.arrayContaining(['application/json; charset=utf-8', 'APPLICATION/JSON']));
  });

  test('write forms with plus signs and with more percent-encoding', () => {
    const form = contextOf(shop, {
      accepted: (subject) => ({
        operation: subject,
        intent: { kind: 'valid', summary: 'accepted' },
        parameters: [],
        credentials: { kind: 'supplied' },
        body: {
          mediaType: 'application/x-www-form-urlencoded',
          value: { email: 'a@b.example', consent: 'yes', note: 'two words' },
        },
      }),
    });
    const bodies = sent('POST /newsletter', form).map(text);
    expect(bodies.some((body) => body.includes('note=two+words'))).toBe(true);
    for (const body of bodies)
      expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
        email: 'a@b.example',
        consent: 'yes',
        note: 'two words',
      });
    expect(new Set(bodies).size).toBe(4);
  });

  test('encode unreserved characters of a path, and never reserved ones', () => {
    const [only] = sent('GET /books/{bookId}');
    expect(only?.wire.url).toMatch(/%[0-9A-F]{2}/);
    expect(only?.wire.url).not.toMatch(/%2F|%3A|%40/i);
    expect(decodeURIComponent(only?.wire.url ?? '')).toMatch(/books\/[0-9a-f-]{36}$/i);
  });

  test('write integers as 1.0 only where every reader of the version takes it for one', () => {
    const old = contextOf({ ...shop, openapi: '3.0.3' });
    expect(sent('POST /books').map(({ summary }) => summary)).toContain('integers written with .0');
    expect(sent('POST /books', old).map(({ summary }) => summary)).not.toContain('integers written with .0');
  });
});
