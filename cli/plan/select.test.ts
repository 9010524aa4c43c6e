import { describe, expect, test } from 'vitest';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { select } from './select.ts';

const response = { responses: { 200: { description: 'ok' } } };
const all = operations(
  parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Books', version: '1' },
      paths: {
        '/books': {
          get: { operationId: 'listBooks', tags: ['reading'], ...response },
          post: { operationId: 'addBook', tags: ['writing'], ...response },
        },
        '/books/{id}': { get: { tags: ['reading'], ...response }, delete: { operationId: 'removeBook', ...response } },
      },
    }),
    { source: 'books.json' },
  ),
);
const chosen = (only: readonly string[], skip: readonly string[] = []): readonly string[] =>
  select(all, { only, skip }).map(({ label }) => label);

describe('selectors', () => {
  test('choose everything when there are none', () => {
    expect(chosen([])).toHaveLength(4);
  });

  test('name an operationId, a method and path, a pattern or a tag', () => {
    expect(chosen(['addBook'])).toEqual(['POST /books']);
    expect(chosen(['get /books/{id}'])).toEqual(['GET /books/{id}']);
    expect(chosen(['GET *'])).toEqual(['GET /books', 'GET /books/{id}']);
    expect(chosen(['* /books'])).toEqual(['GET /books', 'POST /books']);
    expect(chosen(['tag:writing', 'removeBook'])).toEqual(['POST /books', 'DELETE /books/{id}']);
  });

  test('leave out after choosing', () => {
    expect(chosen(['tag:reading'], ['listBooks'])).toEqual(['GET /books/{id}']);
    expect(chosen([], ['* *'])).toEqual([]);
  });

  test('that name nothing are refused with the nearest name', () => {
    expect(() => chosen(['addBok'])).toThrow('--only addBok names no operation of the document; did you mean addBook?');
    expect(() => chosen([], ['tag:nope'])).toThrow('--skip tag:nope names no operation');
  });
});
