import { describe, expect, test } from 'vitest';
import { casesOf, contextOf, shop } from './context.testing.ts';
import { invalid } from './invalid.ts';
import { linked, referring } from './references.ts';
import { valid } from './valid.ts';

const author = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const references = (member: string): readonly string[] => (/^author/.test(member) ? [author] : []);
const { context, operation } = contextOf(shop, { references });

describe('identifiers in a body', () => {
  test('are replaced by ones that exist', () => {
    expect(referring({ authorId: 'x', title: 'x', nested: [{ author_id: 'y' }] }, context)).toEqual({
      authorId: author,
      title: 'x',
      nested: [{ author_id: author }],
    });
    expect(referring({ authorIds: ['x', 'y'] }, context)).toEqual({ authorIds: [author, 'y'] });
  });

  test('stay where none is known, and where their type is another', () => {
    const value = { publisherId: 'x', authorId: 7, id: 'x' };
    expect(referring(value, context)).toBe(value);
  });

  test('stay at the place that is left alone', () => {
    expect(referring({ authorId: 'x' }, context, '/authorId')).toEqual({ authorId: 'x' });
  });

  test('are known by the noun alone, where nothing better is said', () => {
    expect(referring({ author: 'x', nested: { author: { name: 'x' } } }, context)).toEqual({
      author,
      nested: { author: { name: 'x' } },
    });
  });

  test('named by a noun stay where they are not acceptable, and those named as identifiers do not', () => {
    const acceptable = (value: unknown): boolean => JSON.stringify(value).includes('"author":"x"');
    expect(linked({ author: 'x', authorId: 'x' }, context, acceptable)).toEqual({ author: 'x', authorId: author });
  });

  test('are replaced once by one of nothing, which only a crash may come of', () => {
    const dangling = casesOf(invalid, operation('POST /books'), context).filter(
      ({ intent }) => intent.kind === 'invalid' && intent.violation.keyword === 'reference',
    );
    expect(dangling.length).toBeGreaterThan(0);
    for (const { intent, body } of dangling) {
      expect(JSON.stringify(body)).not.toContain(author);
      expect(intent.kind === 'invalid' && intent.violation.proof).toBe('ambiguous');
    }
  });

  test('exist in random requests', () => {
    const bodies = casesOf(valid, operation('POST /books'), context, 30).map(({ body }) => JSON.stringify(body));
    const referringOnes = bodies.filter((body) => body.includes('authorId'));
    expect(referringOnes.length).toBeGreaterThan(3);
    for (const body of referringOnes) expect(body).toContain(author);
  });

  test('exist in invalid ones too, but for the one that is broken', () => {
    for (const { intent, body } of casesOf(invalid, operation('POST /books'), context)) {
      if (
        intent.kind !== 'invalid' ||
        intent.violation.part !== 'body' ||
        !JSON.stringify(body ?? {}).includes('authorId')
      )
        continue;
      const broken = intent.violation.at === '/authorId' || intent.violation.at === '';
      expect(JSON.stringify(body).includes(author) || broken, intent.violation.summary).toBe(true);
    }
  });
});
