import { describe, expect, test } from 'vitest';
import type { Case } from '../http/case.ts';
import { DUMMY_CREDENTIALS } from '../http/credentials/dummy.ts';
import { encodeCase } from '../http/encode.ts';
import { caseLine } from './case-line.ts';
import { casesOf, contextOf, shop } from './generators/context.testing.ts';
import { credentials } from './generators/credentials.ts';
import { invalid } from './generators/invalid.ts';
import { protocol } from './generators/protocol.ts';

const identities = { first: { credential: () => DUMMY_CREDENTIALS.first } };
const { context, operation } = contextOf(shop, { identities });
const line = (testCase: Case) =>
  caseLine(
    testCase,
    'invalid',
    '7/createBook/invalid/0',
    encodeCase(testCase, { baseUrl: 'http://target.invalid', headers: [] }, identities),
  );

describe('a line of the listing', () => {
  test('says what is sent, and what is wrong with it', () => {
    const [first] = casesOf(invalid, operation('POST /books'), context);
    expect(first && line(first)).toMatchObject({
      operation: 'POST /books',
      generator: 'invalid',
      address: '7/createBook/invalid/0',
      intent: { kind: 'invalid' },
      violation: { part: 'header', at: '/Idempotency-Key', keyword: 'required', proof: 'strict' },
      request: {
        method: 'POST',
        url: 'http://target.invalid/books',
        headers: expect.arrayContaining([['Content-Type', 'application/json']]),
      },
    });
  });

  test('is plain JSON', () => {
    for (const generator of [invalid, credentials, protocol])
      for (const testCase of casesOf(generator, operation('POST /books'), context))
        expect(JSON.parse(JSON.stringify(line(testCase)))).toMatchObject({ intent: { kind: testCase.intent.kind } });
  });

  test('shows a body that is no text as base64', () => {
    const bodies = casesOf(invalid, operation('POST /books'), context).map((testCase) =>
      JSON.stringify(line(testCase)),
    );
    expect(bodies.some((text) => /"body":\{"base64":"/.test(text))).toBe(true);
  });

  test('holds no credential, not even the made-up one', () => {
    for (const testCase of casesOf(credentials, operation('POST /books'), context))
      expect(JSON.stringify(line(testCase))).not.toContain(DUMMY_CREDENTIALS.first);
    const [plain] = casesOf(protocol, operation('POST /books'), context);
    expect(JSON.stringify(plain && line(plain))).toContain('Bearer [redacted]');
  });
});
