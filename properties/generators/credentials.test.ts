import { describe, expect, test } from 'vitest';
import { encodeCase } from '../../http/encode.ts';
import { casesOf, contextOf, shop, somebody } from './context.testing.ts';
import { credentials } from './credentials.ts';

const { context, operation } = contextOf(shop);
const target = { baseUrl: 'http://target.invalid', headers: [] };

describe('credential cases', () => {
  test('are valid requests but for their credentials', () => {
    for (const { intent, body } of casesOf(credentials, operation('POST /books'), context)) {
      expect(intent.kind).toBe('unauthenticated');
      if (intent.kind !== 'unauthenticated' || intent.credential.summary.endsWith('and an invalid body')) continue;
      expect(body && 'value' in body && context.models.model('/components/schemas/Book').accepts(body.value)).toBe(
        true,
      );
    }
  });

  test('hold the matrix, and one row of each class that is refused behind an invalid body', () => {
    const rows = casesOf(credentials, operation('POST /books'), context).map(({ intent }) =>
      intent.kind === 'unauthenticated' ? intent.credential : undefined,
    );
    expect(rows.map((row) => row?.id)).toEqual(
      expect.arrayContaining(['bearer-missing', 'bearer-scheme-lower', 'bearer-one-char']),
    );
    const behind = rows.filter((row) => row?.summary.endsWith('and an invalid body'));
    expect(behind.map((row) => row?.class)).toEqual(['M', 'I', 'Q', 'L', 'S']);
  });

  test('ask for what may be read with HEAD too, without credentials', () => {
    const heads = (label: string) =>
      casesOf(credentials, operation(label), context).filter(({ method }) => method === 'HEAD');
    expect(heads('GET /books').map(({ intent }) => intent)).toMatchObject([{ credential: { class: 'M' } }]);
    expect(heads('POST /books')).toEqual([]);
  });

  test('never hold a secret before they are sent', () => {
    const cases = casesOf(credentials, operation('GET /books'), context);
    expect(JSON.stringify(cases.map((testCase) => ({ ...testCase, operation: undefined })))).not.toContain('Az9');
    const wires = cases.map((testCase) => encodeCase(testCase, target, somebody));
    expect(wires.some(({ headers }) => headers.some(([, value]) => value === 'bearer Az9-secret-token'))).toBe(true);
  });

  test('are skipped where the document asks for none, and say so', () => {
    expect(credentials.cases(operation('POST /newsletter'), context)).toEqual({
      skip: 'the document asks for no credentials',
    });
  });

  test('are one request without any where they are optional', () => {
    const optional = contextOf({ ...shop, security: [{}, { bearer: [] }] });
    const [only, ...rest] = casesOf(credentials, optional.operation('GET /books'), optional.context);
    expect(rest).toEqual([]);
    expect(only && encodeCase(only, target, somebody).headers.some(([name]) => name === 'Authorization')).toBe(false);
    expect(only?.intent).toMatchObject({ credential: { class: '+' } });
  });

  test('of the second identity are its own', () => {
    const scoped = contextOf(
      { ...shop, security: [{ bearer: ['books:admin'] }] },
      { identities: { ...somebody, second: { credential: () => 'reader-token' } } },
    );
    const cases = casesOf(credentials, scoped.operation('GET /books'), scoped.context);
    const second = cases.find(({ intent }) => intent.kind === 'unauthenticated' && intent.credential.class === 'F');
    expect(second?.credentials).toEqual({ kind: 'supplied', identity: 'second' });
  });

  test('that delete get a resource of their own', () => {
    for (const { fresh } of casesOf(credentials, operation('DELETE /books/{bookId}'), context))
      expect(fresh).toBe(true);
  });
});
