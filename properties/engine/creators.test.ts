import { describe, expect, it } from 'vitest';
import { creators, keptElsewhere } from './creators.ts';
import { resourcesIn } from './observe.ts';
import { answered, operation, validCase } from './operation.testing.ts';

const labels = (names: readonly string[]) => names.map((name) => operation(name));

describe('what creates a resource', () => {
  const operations = labels([
    'POST /issues/{number}/comments',
    'GET /issues/{number}/comments',
    'GET /comments/{commentId}',
  ]);
  const [create] = operations;

  it('is a POST below a parent where the resource is kept under a name of its own', () => {
    expect(creators('/comments/{commentId}', operations)).toEqual([create]);
    expect(keptElsewhere('/issues/{id}/comments', operations)).toEqual(['/comments/{commentId}']);
  });

  it('is the POST of its own collection first', () => {
    const all = [...operations, ...labels(['POST /comments'])];
    expect(creators('/comments/{commentId}', all).map(({ path }) => path)).toEqual(['/comments']);
    expect(keptElsewhere('/issues/{number}/comments', all)).toEqual([]);
  });

  it('makes what stands below the parent where there is such a path', () => {
    const all = [...operations, ...labels(['GET /issues/{number}/comments/{commentId}'])];
    expect(creators('/comments/{commentId}', all)).toEqual([]);
  });

  it('tells what it made by its identifier, unless the request named that already', () => {
    if (!create) throw new Error('no operation');
    const made = (sent: object) => {
      const testCase = { ...validCase(create), body: { mediaType: 'application/json', value: { ...sent } } };
      return [...resourcesIn(answered(testCase, 201, { id: 'c1' }), operations, '/v1')];
    };
    expect(made({ text: 'x' })).toContainEqual({ prefix: '/comments/{commentId}', values: ['c1'], made: true });
    expect(made({ comment: 'c1' })).toContainEqual({ prefix: '/comments/{commentId}', values: ['c1'], made: false });
  });
});
