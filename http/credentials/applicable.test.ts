import { describe, expect, test } from 'vitest';
import type { Operation } from '../../openapi/operation.ts';
import type { Identities } from '../identity.ts';
import { applicableCredentialCases, useOf } from './applicable.ts';
import { placeCredentials } from './place.ts';
import { all, identities, schemes, secured } from './scheme.testing.ts';

const everything = { disposable: true, second: true };
const ids = (operation: Operation, known: Identities, options: { disposable: boolean; second: boolean } = everything) =>
  applicableCredentialCases(operation, known, options).map(({ id }) => id);

describe('the rows that apply', () => {
  test('hold the whole matrix of a bearer token, positive controls included', () => {
    const found = ids(secured(all(schemes.bearer)), identities({ bearer: 'Az9-secret-token' }));
    expect(found).toEqual(expect.arrayContaining(['bearer-missing', 'bearer-scheme-basic', 'bearer-scheme-lower']));
    expect(found).toEqual(expect.arrayContaining(['bearer-tab', 'bearer-twice-good-bad', 'bearer-in-query']));
    expect(found.length).toBeGreaterThanOrEqual(45);
    expect(found.filter((id) => id.startsWith('jwt-'))).toEqual([]);
  });

  test('need no secret where none was supplied', () => {
    const found = ids(secured(all(schemes.bearer)), identities({}));
    expect(found).toContain('bearer-missing');
    expect(found).toContain('bearer-literal-null');
    expect(found).not.toContain('bearer-prefix');
    expect(found).not.toContain('bearer-scheme-lower');
  });

  test('move a valid secret only where it is disposable', () => {
    const operation = secured(all(schemes.header));
    const known = identities({ header: 'Az9-secret-key' });
    expect(ids(operation, known)).toContain('apikey-in-query-api-key');
    expect(ids(operation, known, { disposable: false, second: false }).filter((id) => id.includes('-in-'))).toEqual([]);
  });

  test('alter JSON Web Tokens as such', () => {
    const token = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${Buffer.from('{"sub":"ann"}').toString('base64url')}.c2lnbmF0dXJl`;
    const found = ids(secured(all(schemes.oauth)), identities({ oauth: token }));
    expect(found).toEqual(expect.arrayContaining(['jwt-alg-none', 'jwt-signature-flipped', 'jwt-jwk-attacker']));
  });

  test('never hold a mutant that is a valid credential after all', () => {
    const palindrome = ids(secured(all(schemes.bearer)), identities({ bearer: '12321' }));
    expect(palindrome).not.toContain('bearer-reversed');
    expect(palindrome).not.toContain('bearer-case-flipped');
    expect(palindrome).not.toContain('bearer-percent-encoded');
    expect(ids(secured(all(schemes.bearer)), identities({ bearer: 'null' }))).not.toContain('bearer-literal-null');
  });

  test('leave out what another alternative accepts', () => {
    const either = secured(all(schemes.header), all(schemes.header, schemes.bearer));
    const found = applicableCredentialCases(either, identities({ header: 'key-1', bearer: 'tok-1' }), everything);
    const refused = found.filter(({ scheme, class: kind }) => scheme === 'bearer' && kind !== '+' && kind !== 'D');
    expect(refused.map(({ id }) => id)).toEqual(['alone']);
    expect(found.some(({ scheme, id }) => scheme === 'header' && id === 'apikey-missing')).toBe(true);
  });

  test('leave out a move to the place of another scheme with the same secret', () => {
    const either = secured(all(schemes.header), all(schemes.query));
    expect(ids(either, identities({ header: 'same-key', query: 'same-key' }))).not.toContain('apikey-in-query-api-key');
    expect(ids(either, identities({ header: 'one-key', query: 'other-key' }))).toContain('apikey-in-query-api-key');
  });

  test('hold no credentials at all once, however many schemes could be missing', () => {
    const found = ids(secured(all(schemes.header), all(schemes.bearer)), identities({ header: 'k-1', bearer: 't-1' }));
    expect(found.filter((id) => id.endsWith('-missing'))).toHaveLength(1);
  });

  test('hold less than a set: nothing of it, and each of its members alone', () => {
    const three = secured(all(schemes.header, schemes.bearer, schemes.query));
    const known = identities({ header: 'key-1', bearer: 'tok-1', query: 'key-2' });
    const found = applicableCredentialCases(three, known, everything).filter(({ class: kind }) => kind === 'M');
    const sent = found.map((row) => placeCredentials(three, useOf(row), known));
    const holders = sent.map(({ headers, query }) => [...headers, ...query].filter(([, value]) => value !== '').length);
    expect(found.filter(({ id }) => id === 'nothing')).toHaveLength(1);
    expect(holders.filter((count) => count === 0).length).toBeGreaterThanOrEqual(1);
    expect(found.filter(({ id }) => id === 'alone').map(({ scheme }) => scheme)).toEqual(['header', 'bearer', 'query']);
  });

  test('of a set hold no part that suffices by itself', () => {
    const either = secured(all(schemes.header, schemes.bearer), all(schemes.header));
    const found = applicableCredentialCases(either, identities({ header: 'key-1', bearer: 'tok-1' }), everything);
    expect(found.filter(({ id, scheme }) => id === 'alone' && scheme === 'header')).toEqual([]);
  });

  test('are one positive control where the document makes credentials optional', () => {
    const found = applicableCredentialCases(secured([], all(schemes.bearer)), identities({ bearer: 't' }), everything);
    expect(found.map(({ id, class: kind }) => [id, kind])).toEqual([['anonymous', '+']]);
  });

  test('use the second identity only where scopes are asked for', () => {
    const scoped = { ...secured([{ scheme: schemes.bearer, scopes: ['books:delete'] }]), method: 'DELETE' };
    const two = identities({ bearer: 'admin-token' }, { bearer: 'reader-token' });
    expect(ids(scoped, two)).toContain('second-identity');
    expect(ids({ ...secured(all(schemes.bearer)), method: 'DELETE' }, two)).not.toContain('second-identity');
    expect(ids(scoped, identities({ bearer: 'same' }, { bearer: 'same' }))).not.toContain('second-identity');
  });

  test('do not take it for granted that the second identity may not read', () => {
    const two = identities({ bearer: 'admin-token' }, { bearer: 'reader-token' });
    const reading = (scope: string) => secured([{ scheme: schemes.bearer, scopes: [scope] }]);
    expect(ids(reading('books:read'), two)).not.toContain('second-identity');
    expect(ids(reading('admin'), two)).toContain('second-identity');
  });

  test('believe a token that says what it may do', () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const reader = `${part({ alg: 'HS256' })}.${part({ scope: 'books:read books:write' })}.c2ln`;
    const two = identities({ bearer: 'admin-token' }, { bearer: reader });
    const writing = (scope: string) => ({ ...secured([{ scheme: schemes.bearer, scopes: [scope] }]), method: 'POST' });
    expect(ids(writing('books:write'), two)).not.toContain('second-identity');
    expect(ids(writing('books:delete'), two)).toContain('second-identity');
  });

  test('put a token into a form only where the operation takes one', () => {
    const content = [{ range: 'application/x-www-form-urlencoded', encoding: {}, examples: [], pointer: '' }];
    const form = { ...secured(all(schemes.bearer)), requestBody: { required: true, content, pointer: '' } };
    expect(ids(form, identities({ bearer: 'Az9-token' }))).toContain('bearer-in-form');
    expect(ids(secured(all(schemes.bearer)), identities({ bearer: 'Az9-token' }))).not.toContain('bearer-in-form');
  });

  test('of a scheme with a grammar of its own are those that need none', () => {
    expect(ids(secured(all(schemes.digest)), identities({ digest: 'username="ann"' }))).toEqual([
      'http-missing',
      'http-scheme-alone',
      'http-random',
    ]);
  });
});
