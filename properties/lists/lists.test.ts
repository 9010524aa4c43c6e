import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { order } from './compare.ts';
import { itemMembers } from './item-members.ts';
import { listFilters } from './list-filters.ts';
import { listSorts } from './list-sorts.ts';
import { boundSaid, searchSaid } from './said-of-filter.ts';
import { unknownQueries } from './unknown-queries.ts';

const text = { type: 'string' };
const item = {
  type: 'object',
  properties: {
    id: { ...text, format: 'uuid' },
    name: text,
    status: { enum: ['draft', 'sold', null] },
    price: { type: 'number' },
    tags: { type: 'array', items: text },
    createdAt: { ...text, format: 'date-time' },
    size: { type: 'object' },
  },
};

function list(parameters: Readonly<Record<string, object>>, schema: object = { type: 'array', items: item }) {
  const document = parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Lists', version: '1' },
      paths: {
        '/things': {
          get: {
            parameters: Object.entries(parameters).map(([name, own]) => ({ name, in: 'query', schema: own })),
            responses: { 200: { description: 'things', content: { 'application/json': { schema } } } },
          },
        },
      },
    }),
    { source: 'lists.json' },
  );
  const [operation] = operations(document);
  if (!operation) throw new Error('the document has no operation');
  return { operation, root: document.root };
}

const filters = ({ operation, root }: { operation: Operation; root: JsonObject }) =>
  listFilters(operation, root).map(
    ({ parameter, inner, relation, members }) =>
      `${parameter.name}${inner === undefined ? '' : `.${inner}`} ${relation} ${members.map(({ name }) => name).join()}`,
  );
const sorts = ({ operation, root }: { operation: Operation; root: JsonObject }) =>
  listSorts(operation, root).map(
    ({ values, member, direction }) => `${values.map(({ value }) => value).join(' ')}: ${member.name} ${direction}`,
  );

describe('the items of a list', () => {
  test.each([
    ['at the top', { type: 'array', items: item }],
    ['in an envelope', { type: 'object', properties: { items: { type: 'array', items: item }, total: {} } }],
    ['under the only list', { type: 'object', properties: { things: { type: 'array', items: item } } }],
    [
      'as resources with attributes',
      {
        type: 'object',
        properties: { data: { type: 'array', items: { type: 'object', properties: { attributes: item } } } },
      },
    ],
  ])('are found %s', (_, schema) => {
    const { operation, root } = list({}, schema);
    expect([...itemMembers(operation, root).keys()]).toContain('price');
  });

  test('are not those of a resource that has lists', () => {
    const { operation, root } = list(
      {},
      { type: 'object', properties: { id: text, parts: { type: 'array', items: item } } },
    );
    expect([...itemMembers(operation, root).keys()]).toEqual([]);
  });
});

describe('a filter', () => {
  test('is told by the member that its name and its type name', () => {
    const named = list({
      status: { enum: ['draft', 'sold', 'any'] },
      Tag: text,
      'filter[name]': text,
      filter: { type: 'object', properties: { minPrice: { type: 'number' }, colour: text } },
      price_lte: { type: 'number' },
      createdAfter: { ...text, format: 'date-time' },
      to: { ...text, format: 'date' },
      ids: { type: 'array', items: { ...text, format: 'uuid' } },
      bornFrom: { ...text, format: 'date' },
      q: text,
    });
    expect(filters(named)).toEqual([
      'status equal status',
      'Tag equal tags',
      'filter[name] equal name',
      'filter.minPrice least price',
      'price_lte most price',
      'createdAfter least createdAt',
      'to most createdAt',
      'ids equal id',
      'bornFrom least createdAt',
      'q mention name,tags',
    ]);
  });

  test('is not told by a name alone, nor by what says how a list is shown', () => {
    const named = list({
      price: text,
      limit: { type: 'integer' },
      page: { type: 'integer' },
      after: text,
      fields: text,
      size: { type: 'integer' },
      minimum: { type: 'number' },
    });
    expect(filters(named)).toEqual([]);
  });
});

describe('what is said of a filter', () => {
  const price = { name: 'price', kind: 'number', choices: [], many: false } as const;
  const title = { ...price, name: 'title', kind: 'text' } as const;
  const said = (name: string, description?: string) => {
    const { operation, root } = list({ [name]: { type: 'number', description } });
    const [parameter] = operation.parameters;
    if (!parameter) throw new Error('the operation has no parameter');
    return { bound: boundSaid(parameter, root, undefined), search: searchSaid(parameter, root, [price, title]) };
  };

  test.each([
    ['minPrice', undefined, 'inclusive'],
    ['price_gte', undefined, 'inclusive'],
    ['price_gt', undefined, undefined],
    ['price_from', 'Only what costs at least so much', 'inclusive'],
    ['price_from', 'More than or equal to this', 'inclusive'],
    ['price_from', 'no more than this', 'inclusive'],
    ['price_from', 'more than this', 'exclusive'],
    ['maxPrice', 'less than this', 'exclusive'],
    ['maxPrice', 'the maximum price, exclusive', undefined],
  ] as const)('tells whether a bound is in: %s, %s', (name, description, bound) => {
    expect(said(name, description).bound).toBe(bound);
  });

  test.each([
    ['Text in the title', ['title'], false],
    ['Searches titles, case-insensitively', ['title'], true],
    ['Ignores case; looks at title and price', ['price', 'title'], true],
    ['What a title begins with', [], false],
    ['Full text, not the title', [], false],
    [undefined, [], false],
  ] as const)('tells where a search looks: %s', (description, named, anyCase) => {
    const { search } = said('q', description);
    expect({ ...search, named: search.named.map(({ name }) => name) }).toEqual({ named, anyCase });
  });
});

test('what is known of no parameter of a list is said once', () => {
  const { operation, root } = list({
    status: text,
    limit: { type: 'integer' },
    page: { type: 'integer' },
    sort: text,
    shade: text,
  });
  expect(unknownQueries(root, [operation])).toEqual(['GET /things: what sort, shade should do to the list']);
  expect(unknownQueries(root, [list({ status: { enum: ['draft'] } }).operation])).toEqual([]);
});

describe('an order', () => {
  test('is told by the values that a document names', () => {
    const named = list({ sort: { enum: ['name', '-name', 'price:desc', 'created', 'relevance', 'priceAsc'] } });
    expect(sorts(named)).toEqual([
      'name: name up',
      '-name: name down',
      'price:desc: price down',
      'created: createdAt either',
      'priceAsc: price up',
    ]);
  });

  test('has the direction of a parameter of its own', () => {
    expect(sorts(list({ orderBy: { enum: ['price'] }, order: { enum: ['asc', 'desc'] } }))).toEqual([
      'price asc: price up',
      'price desc: price down',
    ]);
  });

  test('is left open where servers may differ', () => {
    expect(order(9, 10, 'number')).toBeLessThan(0);
    expect(order('amber', 'birch', 'text')).toBeLessThan(0);
    expect(order('Zebra', 'amber', 'text')).toBeUndefined();
    expect(order('aa', 'ab', 'text')).toBeUndefined();
    expect(order('2026-01-01T00:00:00Z', '2026-01-01T02:00:00+03:00', 'moment')).toBeGreaterThan(0);
    expect(order('10', 9, 'number')).toBeUndefined();
    expect(order('sold', 'draft', 'choice')).toBeUndefined();
  });
});
