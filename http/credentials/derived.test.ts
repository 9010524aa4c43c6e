import { expect, test } from 'vitest';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { derivedSecrets } from './derived.ts';

const secret = 'sk-7Qm-very-secret';
const all = operations(
  parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Books', version: '1' },
      security: [{ token: [] }],
      paths: { '/books': { get: { responses: { 200: { description: 'ok' } } } } },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    }),
    { source: 'books.json' },
  ),
);

test('a token with its last character gone or changed is as secret as the token', () => {
  const derived = derivedSecrets(all, { first: { credential: () => secret } });
  expect(derived).toContain(secret.slice(0, -1));
  expect(derived.some((text) => text.length === secret.length && text !== secret)).toBe(true);
  expect(derived).not.toContain('Bearer');
  expect(derived).not.toContain(secret);
});

test('without a credential nothing is derived', () => {
  expect(derivedSecrets(all, { first: { credential: () => undefined } })).toEqual([]);
});
