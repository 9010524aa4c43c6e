import { describe, expect, test } from 'vitest';
import { placeCredentials } from './place.ts';
import { all, identities, schemes, secured } from './scheme.testing.ts';

const supplied = { kind: 'supplied' } as const;

describe('supplied credentials', () => {
  test('stand where and as their scheme wants them', () => {
    const everything = identities({ bearer: 'tok', basic: 'ann:s3cret', header: 'k1', query: 'k&2', cookie: 'k3' });
    const placed = (scheme: keyof typeof schemes) =>
      placeCredentials(secured(all(schemes[scheme])), supplied, everything);
    expect(placed('bearer').headers).toEqual([['Authorization', 'Bearer tok']]);
    expect(placed('basic').headers).toEqual([['Authorization', 'Basic YW5uOnMzY3JldA==']]);
    expect(placed('header').headers).toEqual([['X-API-Key', 'k1']]);
    expect(placed('query').query).toEqual([['api_key', 'k%262']]);
    expect(placed('cookie').cookies).toEqual([['session', 'k3']]);
  });

  test('satisfy the first alternative that can be satisfied whole', () => {
    const operation = secured(all(schemes.bearer, schemes.header), all(schemes.query));
    expect(placeCredentials(operation, supplied, identities({ bearer: 'tok', query: 'k' })).query).toEqual([
      ['api_key', 'k'],
    ]);
    const both = placeCredentials(operation, supplied, identities({ bearer: 'tok', header: 'k' }));
    expect(both.headers).toEqual([
      ['Authorization', 'Bearer tok'],
      ['X-API-Key', 'k'],
    ]);
  });

  test('are nothing where none are asked for', () => {
    expect(placeCredentials(secured(), supplied, identities({ bearer: 'tok' })).headers).toEqual([]);
  });

  test('of the second identity are its own, never those of the first', () => {
    const operation = secured(all(schemes.bearer));
    const use = { kind: 'supplied', identity: 'second' } as const;
    expect(placeCredentials(operation, use, identities({ bearer: 'a' }, { bearer: 'b' })).headers).toEqual([
      ['Authorization', 'Bearer b'],
    ]);
    expect(placeCredentials(operation, use, identities({ bearer: 'a' })).headers).toEqual([]);
  });
});

describe('altered credentials', () => {
  test('alter one scheme of an alternative and leave the others as they are', () => {
    const operation = secured(all(schemes.bearer, schemes.header));
    const known = identities({ bearer: 'secret-token', header: 'key' });
    const use = { kind: 'altered', case: 'bearer-prefix', scheme: 'bearer' } as const;
    expect(placeCredentials(operation, use, known).headers).toEqual([
      ['Authorization', 'Bearer secret'],
      ['X-API-Key', 'key'],
    ]);
  });

  test('alter a scheme in the alternative whose other schemes were supplied', () => {
    const operation = secured(all(schemes.bearer, schemes.query), all(schemes.bearer, schemes.header));
    const use = { kind: 'altered', case: 'bearer-missing', scheme: 'bearer' } as const;
    expect(placeCredentials(operation, use, identities({ bearer: 'tok', header: 'key' })).headers).toEqual([
      ['X-API-Key', 'key'],
    ]);
  });

  test('are the same every time', () => {
    const operation = secured(all(schemes.bearer));
    const use = { kind: 'altered', case: 'bearer-random', scheme: 'bearer' } as const;
    const once = placeCredentials(operation, use, identities({ bearer: 'Az9-token' }));
    expect(placeCredentials(operation, use, identities({ bearer: 'Az9-token' }))).toEqual(once);
    expect(once.headers).not.toEqual([['Authorization', 'Bearer Az9-token']]);
  });
});

test('no credentials are no fields', () => {
  const none = placeCredentials(secured(all(schemes.bearer)), { kind: 'none' }, identities({ bearer: 'tok' }));
  expect(none).toEqual({ headers: [], query: [], cookies: [] });
});
