import { describe, expect, test } from 'vitest';
import { resourcesIn } from './observe.ts';
import { answered, operation, validCase } from './operation.testing.ts';
import { createResourcePool, matchTemplate, namedAs } from './resource-pool.ts';
import { identifierIn, representations, singular } from './shown-resources.ts';

const operations = [
  'POST /books',
  'GET /books',
  'GET /books/{bookId}',
  'POST /books/{id}/reviews',
  'GET /books/{bookId}/reviews/{reviewId}',
].map((label) => operation(label));
const [createBook, listBooks, , createReview] = operations;

describe('what an answer names', () => {
  test('a created object is known by its id, and as the run’s own', () => {
    if (!createBook) throw new Error('no operation');
    const found = [...resourcesIn(answered(validCase(createBook), 201, { id: 'b1' }), operations, '/v1')];
    expect(found).toContainEqual({ prefix: '/books/{bookId}', values: ['b1'], made: true });
  });

  test('a created object that a member of the parameter’s own name identifies is known, lists in it or not', () => {
    const [create, read] = ['POST /projects/{projectId}/issues', 'GET /projects/{projectId}/issues/{number}'].map(
      (label) => operation(label),
    );
    if (!create || !read) throw new Error('no operation');
    const testCase = { ...validCase(create), parameters: [{ in: 'path', name: 'projectId', value: 'p1' }] as const };
    const found = [...resourcesIn(answered(testCase, 201, { number: 7, labels: [] }), [create, read], '/v1')];
    expect(found).toContainEqual({ prefix: read.path, values: ['p1', 7], made: true });
    expect(representations({ number: 0, content: [{ number: 8 }] }, 'number')).toEqual([{ number: 8 }]);
  });

  test('the items of a wrapped list are known, and not as the run’s own', () => {
    if (!listBooks) throw new Error('no operation');
    const found = [
      ...resourcesIn(
        answered(validCase(listBooks), 200, { items: [{ id: 'b1' }, { id: 'b2' }], total: 2 }),
        operations,
        '/v1',
      ),
    ];
    expect(
      found.filter(({ prefix }) => prefix === '/books/{bookId}').map(({ values, made }) => [values[0], made]),
    ).toEqual([
      ['b1', false],
      ['b2', false],
    ]);
  });

  test('a sub-resource keeps the parameters of what it stands in', () => {
    if (!createReview) throw new Error('no operation');
    const given = validCase(createReview, { parameters: [{ in: 'path', name: 'id', value: 'b1' }] });
    const found = [
      ...resourcesIn(answered(given, 201, { id: 7 }, [['location', '/v1/books/b1/reviews/7']]), operations, '/v1'),
    ];
    expect(found).toContainEqual({ prefix: '/books/{bookId}/reviews/{reviewId}', values: ['b1', 7], made: true });
  });

  test('a null or structured id identifies nothing', () => {
    expect(
      identifierIn({ id: null, name: { first: 'a' } }, 'ownerId', { path: '/owners', identifier: undefined }),
    ).toBeUndefined();
  });

  test('a created object with an id is the resource, not the lists in it', () => {
    if (!createBook) throw new Error('no operation');
    const shown = { id: 'b1', items: [{ id: 'i1' }] };
    const found = [...resourcesIn(answered(validCase(createBook), 201, shown), operations, '/v1')];
    expect(found.map(({ values }) => values[0])).not.toContain('i1');
  });

  test('where the request itself sent what the path is called by, an id of the answer is the second guess', () => {
    if (!createBook) throw new Error('no operation');
    const given = { ...validCase(createBook), body: { mediaType: 'application/json', value: { bookId: 'asked' } } };
    const shown = { id: 'b1', bookId: 'asked' };
    const found = [...resourcesIn(answered(given, 201, shown), operations, '/v1')];
    expect(found.filter(({ prefix }) => prefix === '/books/{bookId}').map(({ values }) => values[0])).toEqual([
      'asked',
      'b1',
    ]);
  });

  test('a refused answer names nothing', () => {
    if (!createBook) throw new Error('no operation');
    expect([...resourcesIn(answered(validCase(createBook), 400, { id: 'b1' }), operations, '/v1')]).toEqual([]);
  });
});

describe('the pool', () => {
  test('names the same places as another path does', () => {
    expect(namedAs('/books/{idOrIsbn}/reviews', { bookId: 'b1', reviewId: 2 })).toEqual({ idOrIsbn: 'b1' });
    expect(namedAs('/books/{bookId}', { bookId: 'b1', reviewId: 2 })).toEqual({ bookId: 'b1', reviewId: 2 });
  });

  test('binds values by position, whatever the path calls its parameters', () => {
    const pool = createResourcePool();
    pool.add({ prefix: '/books/{bookId}', values: ['b1'], made: true });
    expect(pool.bindings('/books/{id}/cover')).toEqual([{ id: 'b1' }]);
  });

  test('puts the run’s own resources first', () => {
    const pool = createResourcePool();
    pool.add({ prefix: '/books/{b}', values: ['theirs'], made: false });
    pool.add({ prefix: '/books/{b}', values: ['ours'], made: true });
    expect(pool.bindings('/books/{b}')).toEqual([{ b: 'ours' }, { b: 'theirs' }]);
    expect(pool.madeBindings('/books/{b}')).toEqual([{ b: 'ours' }]);
  });
});

test('a template is matched segment by segment and decoded', () => {
  expect(matchTemplate('/books/{id}', '/books/a%20b')).toEqual({ id: 'a b' });
  expect(matchTemplate('/books/{id}', '/books/a/b')).toBeUndefined();
});

test('nouns become singular', () => {
  expect(['books', 'categories', 'boxes', 'glass', 'data'].map(singular)).toEqual([
    'book',
    'category',
    'box',
    'glass',
    'data',
  ]);
});

test('representations are found in arrays, envelopes and single objects', () => {
  expect(representations([{ id: 1 }, 2])).toEqual([{ id: 1 }]);
  expect(representations({ data: { id: 1 } })).toEqual([{ id: 1 }]);
  expect(representations({ books: [{ id: 1 }], total: 1 })).toEqual([{ id: 1 }]);
  expect(representations({ id: 1, tags: [{ id: 2 }] })).toEqual([{ id: 1, tags: [{ id: 2 }] }]);
});
