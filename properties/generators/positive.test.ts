import { describe, expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import { encodeCase } from '../../http/encode.ts';
import type { CaseGenerator } from '../generator.ts';
import { boundaries } from './boundaries.ts';
import { casesOf, contextOf, shop, somebody } from './context.testing.ts';
import { defaults } from './defaults.ts';
import { examples } from './examples.ts';
import { accepts } from './parameters.ts';
import { valid } from './valid.ts';

const { context, operation } = contextOf(shop);
const positives: readonly CaseGenerator[] = [examples, defaults, boundaries, valid];
const labels = ['GET /books', 'POST /books', 'GET /books/{bookId}', 'PUT /books/{bookId}', 'POST /newsletter'];
const summaries = (cases: readonly Case[]): readonly string[] =>
  cases.map(({ intent }) => (intent.kind === 'valid' ? intent.summary : ''));
const wire = (testCase: Case) => encodeCase(testCase, { baseUrl: 'http://target.invalid', headers: [] }, somebody);

function* all(): Generator<Case> {
  for (const label of labels)
    for (const generator of positives) {
      const source = generator.cases(operation(label), context);
      if (!('skip' in source)) yield* casesOf(generator, operation(label), context, 30);
    }
}

describe('every positive case', () => {
  test('is valid in each of its parts', () => {
    for (const testCase of all()) {
      for (const given of testCase.parameters) {
        const declared = testCase.operation.parameters.find(
          ({ in: place, name }) => place === given.in && name === given.name,
        );
        expect(declared && 'value' in given && accepts(declared, given.value, context), given.name).toBe(true);
      }
      const { body } = testCase;
      const schema = testCase.operation.requestBody?.content.find(({ range }) => range === body?.mediaType)?.schema;
      if (body && 'value' in body && schema !== undefined)
        expect(context.models.model(schema).accepts(body.value), JSON.stringify(body.value)).toBe(true);
      expect(
        testCase.operation.parameters
          .filter(({ required }) => required)
          .every(({ name }) => testCase.parameters.some((given) => given.name === name)),
      ).toBe(true);
    }
  });

  test('is the same for the same seed, whatever was made before', () => {
    const again = contextOf(shop);
    for (const label of labels) {
      const here = valid.cases(operation(label), context);
      const there = valid.cases(again.operation(label), again.context);
      if ('skip' in here || 'skip' in there) throw new Error('skipped');
      const last = there.draw?.(40);
      for (let i = 0; i < 40; i++) here.draw?.(i);
      const drawn = here.draw?.(40);
      expect(drawn && wire(drawn)).toEqual(last && wire(last));
    }
  });

  test('never holds a conditional field or a made-up cursor', () => {
    for (const testCase of all())
      for (const { name } of testCase.parameters) expect(['If-None-Match', 'cursor']).not.toContain(name);
  });
});

describe('boundaries', () => {
  test('begin with the required parts alone, then everything', () => {
    const [first, second] = casesOf(boundaries, operation('GET /books'), context);
    expect(first?.parameters).toEqual([]);
    expect(second?.parameters.map(({ name }) => name)).toEqual(['limit', 'sort', 'tags', 'X-Currency', 'variant']);
  });

  test('try every bound and member of every parameter, each alone', () => {
    const found = casesOf(boundaries, operation('GET /books'), context).map(({ parameters }) =>
      JSON.stringify(parameters),
    );
    for (const value of [1, 2, 99, 100])
      expect(found).toContain(JSON.stringify([{ in: 'query', name: 'limit', value }]));
    for (const value of ['plain', 'fancy'])
      expect(found).toContain(JSON.stringify([{ in: 'cookie', name: 'variant', value }]));
  });

  test('leave out each optional parameter of everything in turn', () => {
    const found = summaries(casesOf(boundaries, operation('GET /books'), context));
    expect(found).toContain('every parameter but query limit');
    expect(found).toContain('every parameter but cookie variant');
  });

  test('send no request twice', () => {
    const cases = casesOf(boundaries, operation('PUT /books/{bookId}'), context);
    const bodies = cases.map(({ parameters, body }) =>
      JSON.stringify([parameters, body], (_, value) => (Object.is(value, -0) ? '-0' : value)),
    );
    expect(new Set(bodies).size).toBe(bodies.length);
  });

  test('use identifiers that exist, and no others, where any are known', () => {
    const known = contextOf(shop, {
      known: (_, location) => (location === 'path' ? ['7d444840-9dc0-41d1-b245-5ffdce74fad2'] : []),
    });
    const cases = casesOf(boundaries, known.operation('GET /books/{bookId}'), known.context);
    expect(cases.map(({ parameters }) => parameters[0])).toEqual([
      { in: 'path', name: 'bookId', value: '7d444840-9dc0-41d1-b245-5ffdce74fad2' },
    ]);
  });

  test('send an empty value where the document allows one', () => {
    const flags = contextOf({
      paths: {
        '/x': {
          get: {
            parameters: [{ name: 'flag', in: 'query', allowEmptyValue: true, schema: { type: 'boolean' } }],
            responses: {},
          },
        },
      },
    });
    const urls = casesOf(boundaries, flags.operation('GET /x'), flags.context).map((testCase) => wire(testCase).url);
    expect(urls).toContain('http://target.invalid/x?flag=');
  });

  test('leave an optional body out where its schema lets them', () => {
    const free = contextOf({
      paths: {
        '/x': {
          post: { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } }, responses: {} },
        },
      },
    });
    expect(summaries(casesOf(boundaries, free.operation('POST /x'), free.context))).toContain(
      'no body, which is optional',
    );
    expect(summaries(casesOf(boundaries, operation('PUT /books/{bookId}'), context))).not.toContain(
      'no body, which is optional',
    );
  });
});

describe('examples', () => {
  test('are those that are valid', () => {
    const found = casesOf(examples, operation('POST /books'), context);
    expect(found.map(({ body }) => body)).toEqual([
      { mediaType: 'application/json', value: { title: 'A novel', price: 12 } },
    ]);
  });

  test('of one name are sent together', () => {
    const both = contextOf({
      paths: {
        '/x': {
          post: {
            parameters: [
              {
                name: 'a',
                in: 'query',
                schema: { type: 'integer' },
                examples: { big: { value: 9 }, small: { value: 1 } },
              },
              { name: 'b', in: 'query', schema: { type: 'integer' }, examples: { big: { value: 8 } } },
            ],
            responses: { 200: { description: 'ok' } },
          },
        },
      },
    });
    const [first] = casesOf(examples, both.operation('POST /x'), both.context);
    expect(first?.parameters.map((given) => 'value' in given && given.value)).toEqual([9, 8]);
  });

  test('skip an operation that has none, and say so', () => {
    expect(examples.cases(operation('GET /books/{bookId}'), context)).toEqual({
      skip: 'the document has no examples here',
    });
  });
});

describe('defaults', () => {
  test('are sent and left out, in parameters and in bodies', () => {
    expect(summaries(casesOf(defaults, operation('GET /books'), context))).toEqual([
      'every default left out',
      'the default 20 of query limit',
    ]);
    expect(summaries(casesOf(defaults, operation('POST /books'), context))).toContain('the default 100 of body /pages');
    expect(summaries(casesOf(defaults, operation('POST /newsletter'), context))).toContain(
      'the default "hello there" of body /note',
    );
  });
});

describe('random requests', () => {
  test('differ', () => {
    const drawn = casesOf(valid, operation('POST /books'), context, 60).map(({ body }) => JSON.stringify(body));
    expect(new Set(drawn).size).toBeGreaterThan(40);
  });

  test('delete only resources made for it', () => {
    for (const testCase of casesOf(valid, operation('DELETE /books/{bookId}'), context, 5))
      expect(testCase.fresh).toBe(true);
    for (const testCase of casesOf(valid, operation('GET /books/{bookId}'), context, 5))
      expect(testCase.fresh).toBeUndefined();
  });
});
