import { describe, expect, test } from 'vitest';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { NONSENSE } from '../lists/asked-values.ts';
import { deviations, exchange, step } from './exchange.testing.ts';
import { listChecks } from './list-checks.ts';

const query = (name: string, schema: object, description?: string) => ({ name, in: 'query', schema, description });
const text = { type: 'string' };
const books = {
  parameters: [
    query('state', { enum: ['new', 'used'] }),
    query('title[]', { type: 'array', items: text }),
    query('genres', { type: 'array', items: text }),
    query('search', text, 'Text in the title, in any case.'),
    query('maxStock', { type: 'integer' }),
    query('title', text),
    query('stock', { type: 'integer' }),
    query('minPrice', { type: 'number' }),
    query('from', { type: 'string', format: 'date' }),
    query('q', text),
    query('sort', { enum: ['title', '-title', 'price'] }),
    query('limit', { type: 'integer', default: 3 }),
    query('offset', { type: 'integer' }),
  ],
  responses: {
    200: {
      description: 'books',
      content: {
        'application/json': {
          schema: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                id: { type: 'integer' },
                state: { enum: ['new', 'used'] },
                title: text,
                genres: { type: 'array', items: text },
                stock: { type: 'integer' },
                price: { type: 'number' },
                soldOn: { type: 'string', format: 'date' },
                pinned: { type: 'boolean' },
              },
            },
          },
        },
      },
    },
  },
};
const source = { openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths: { '/books': { get: books } } };
const document = parseDocument(JSON.stringify(source), { source: 'books.json' });
const [operation] = operations(document);

interface Asked {
  readonly query: Readonly<Record<string, Json>>;
  readonly before: readonly AnsweredExchange[];
  readonly status?: number;
}

/** What a page lists, and what it says of itself. */
interface Listing {
  readonly items: readonly object[];
  readonly page?: object | undefined;
}

function listed(
  relation: string,
  items: readonly object[],
  { query: asked, before, status }: Asked,
  page?: object,
): AnsweredExchange {
  const made = step(relation, { json: page ? { items, ...page } : items, before, status });
  const parameters = Object.entries({ limit: 50, ...asked }).map(
    ([name, value]) => ({ in: 'query', name, value }) as const,
  );
  return { ...made, case: { ...made.case, operation: operation ?? made.case.operation, parameters } };
}

const book = (id: number, more: object = {}): object => ({
  id,
  state: 'new',
  title: 'Emma',
  stock: 5,
  price: 9,
  ...more,
});
const all = [
  book(1),
  book(2, { state: 'used', title: 'Ulysses', stock: 1 }),
  book(3, { stock: 9, price: 20 }),
  book(4),
];
const shelf = listed('whole', all, { query: {}, before: [] });
const filtered = (asked: Record<string, Json>, items: readonly object[], status = 200): AnsweredExchange =>
  listed('filtered', items, { query: asked, before: [shelf], status });
const of = (items: readonly object[], asked: Record<string, Json>, left: readonly object[]): AnsweredExchange =>
  listed('filtered', left, { query: asked, before: [listed('whole', items, { query: {}, before: [] })] });
const genred = [['a', 'b'], ['a'], ['c']].map((genres, id) => book(id + 1, { genres }));
const sorted = (sort: string, items: readonly object[], other?: readonly object[], whole = items): AnsweredExchange => {
  const before = [whole, ...(other ? [other] : [])].map((each) => listed('other', each, { query: {}, before: [] }));
  return listed('sorted', items, { query: { sort }, before });
};
const titled = (...titles: readonly string[]) => titles.map((title, id) => book(id + 1, { title }));

const numbered = (ids: readonly number[]) => ids.map((id) => book(id));
const page = (
  relation: string,
  ids: readonly number[],
  members: object | undefined,
  asked: Asked,
): AnsweredExchange => {
  const made = listed(relation, numbered(ids), { ...asked, query: {} });
  const parameters = Object.entries(asked.query).map(([name, value]) => ({ in: 'query', name, value }) as const);
  const body = new TextEncoder().encode(JSON.stringify(members ? { items: numbered(ids), ...members } : numbered(ids)));
  return { ...made, case: { ...made.case, parameters }, response: { ...made.response, body } };
};
const sized = (asked: Record<string, Json>, ids: readonly number[], members?: object): AnsweredExchange =>
  page('sized-page', ids, members, { query: asked, before: [shelfOf([1, 2, 3, 4])] });
const shelfOf = (ids: readonly number[]) => listed('whole', numbered(ids), { query: {}, before: [] });
const last = (first: readonly number[], then: readonly number[], members: object): AnsweredExchange =>
  page('last-page', then, members, { query: {}, before: [shelfOf(first)] });
/** One of four that a filter leaves, on a page that says this of itself; `total` is what the four say. */
const counted = (total: number, more: object): AnsweredExchange =>
  listed(
    'filtered',
    [all[1] ?? {}],
    { query: { state: 'used' }, before: [listed('whole', all, { query: {}, before: [] }, { total })] },
    more,
  );
/** A page behind the first two; both answer what they were asked, `then` with the query that the first one names. */
const further = (
  first: Record<string, Json>,
  items: readonly object[],
  then: Record<string, Json>,
  more: readonly object[],
  relation = 'further-filtered',
): AnsweredExchange => {
  const sent = (made: AnsweredExchange, asked: Record<string, Json>): AnsweredExchange => ({
    ...made,
    case: {
      ...made.case,
      parameters: Object.entries(asked).map(([name, value]) => ({ in: 'query', name, value }) as const),
    },
  });
  const page = sent(listed('whole', items, { query: {}, before: [] }), first);
  return sent(listed(relation, more, { query: {}, before: [page] }), then);
};
const led = (relation: string, meant: readonly number[], got: readonly number[], status = 200): AnsweredExchange =>
  page(relation, got, undefined, { query: {}, before: [shelfOf([9]), shelfOf(got.length > 0 ? meant : [])], status });

/** Without a sort, with the one that is its default, with it again, without it again. */
const leftOut = (left: Listing, stated: Listing, again = stated, leftAgain = left): AnsweredExchange => {
  const plain = (one: Listing) => listed('whole', one.items, { query: {}, before: [] }, one.page);
  const said = (one: Listing, before: readonly AnsweredExchange[]) =>
    listed('default-stated-twice', one.items, { query: { sort: 'title' }, before }, one.page);
  return said(stated, [plain(left), said(again, []), plain(leftAgain)]);
};
const lists = (items: readonly object[], more?: object): Listing => ({ items, page: more });

const table: Readonly<
  Record<string, { readonly conforms: readonly AnsweredExchange[]; readonly deviates: readonly AnsweredExchange[] }>
> = {
  'filter-honoured': {
    conforms: [
      filtered({ state: 'used' }, [all[1] ?? {}]),
      filtered({ state: 'used' }, all, 400),
      // What is not shown cannot be judged.
      filtered({ state: 'used' }, [{ id: 2 }]),
      // What is like a text may be found by it, in any case; what is more or less may be meant by a number.
      filtered({ title: 'emma' }, [book(1), book(3, { title: 'EMMA 2' }), book(4, { title: 'Emmeline' })]),
      filtered({ stock: 5 }, [book(1), book(3, { stock: 9 }), book(4)]),
      filtered({ minPrice: 9 }, all),
      filtered({ q: NONSENSE }, all.toReversed()),
      // Days begin elsewhere at another hour.
      filtered({ from: '2026-01-02' }, [book(1, { soldOn: '2026-01-01' }), ...all.slice(1)]),
      listed('filtered', [book(1)], { query: { state: 'new', limit: 1 }, before: [shelf] }),
      filtered({ 'title[]': ['Emma', 'Ulysses'] }, all),
      filtered({ 'title[]': ['Middlemarch', 'Ulysses'] }, [all[1] ?? {}]),
      filtered({ state: 'new', stock: 9 }, [all[2] ?? {}]),
      // Some or all of several values may be wanted of what can have several.
      of(genred, { genres: ['a', 'b'] }, genred.slice(0, 1)),
      of(genred, { genres: ['a', 'b'] }, genred.slice(0, 2)),
      filtered({ maxStock: 5 }, [all[0] ?? {}, all[1] ?? {}, all[3] ?? {}]),
      filtered({ search: 'ULYSSES' }, [all[1] ?? {}]),
      filtered({ q: 'ULYSSES' }, []),
    ],
    deviates: [
      filtered({ state: 'used' }, all),
      filtered({ state: 'used' }, [all[0] ?? {}]),
      filtered({ state: 'used' }, []),
      filtered({ title: 'Ulysses' }, all),
      filtered({ stock: 5 }, all),
      filtered({ minPrice: 10 }, all),
      filtered({ q: NONSENSE }, all),
      filtered({ 'title[]': ['Ulysses', 'Emma'] }, [all[1] ?? {}]),
      filtered({ 'title[]': ['Ulysses', 'Middlemarch'] }, all),
      filtered({ state: 'used', stock: 9 }, [all[1] ?? {}, all[2] ?? {}]),
      filtered({ state: 'new', stock: 9 }, []),
      of(genred, { genres: ['a', 'b'] }, genred.slice(1, 2)),
      filtered({ maxStock: 5 }, [all[1] ?? {}]),
      filtered({ search: 'ULYSSES' }, []),
      filtered({ from: '2199-01-01' }, [book(1, { soldOn: '2026-01-01' })]),
    ],
  },
  'sort-honoured': {
    conforms: [
      sorted('title', titled('amber', 'birch', 'birch')),
      // Collations differ in what is behind the first letter, and in how case counts.
      sorted('title', titled('azure', 'amber', 'Birch', 'almond')),
      sorted('price', [book(1, { price: 2 }), book(2, { price: null }), book(3, { price: 1 })]),
      sorted('title', [book(1, { title: 'cedar', pinned: true }), book(2, { title: 'amber' })]),
      sorted('-title', titled('Ulysses', 'Emma'), titled('Ulysses', 'Emma').toReversed()),
    ],
    deviates: [
      sorted('title', titled('amber', 'cedar', 'birch')),
      sorted('-title', titled('amber', 'cedar')),
      sorted(
        'price',
        [1, 3, 2].map((price, id) => book(id, { price })),
      ),
      sorted('-title', titled('émile', 'Ulysses'), titled('émile', 'Ulysses')),
      sorted('title', titled('amber', 'birch'), undefined, titled('birch', 'amber', 'cedar')),
    ],
  },
  'page-size-respected': {
    conforms: [sized({ limit: 1 }, [1]), sized({ limit: 1 }, []), sized({}, [1, 2, 3]), sized({ limit: 9 }, [1])].map(
      (one, i) => (i === 1 ? { ...one, before: [sized({}, [])] } : one),
    ),
    deviates: [sized({ limit: 1 }, [1, 2]), sized({ limit: 1 }, []), sized({}, [1, 2, 3, 4]), sized({}, [1, 2])],
  },
  'page-members-accurate': {
    conforms: [
      sized({ limit: 2, offset: 0 }, [1, 2], { limit: 2, offset: 0, hasMore: true, totalPages: 2 }),
      // A server may give less than it is asked for, and say so.
      sized({ limit: 50 }, [1, 2, 3, 4], { limit: 20, hasMore: false }),
      // Of a page in the middle nobody knows how many are behind it.
      sized({ limit: 2, offset: 1 }, [2, 3], { hasMore: true }),
    ],
    deviates: [
      sized({ limit: 2, offset: 1 }, [2, 3], { offset: 0 }),
      sized({ limit: 2 }, [1, 2], { meta: { limit: 5 } }),
      sized({ limit: 2 }, [1, 2], { hasMore: false }),
      sized({ limit: 2 }, [1, 2], { pagination: { totalPages: 1 } }),
    ],
  },
  'page-total-matches': {
    conforms: [
      last([1, 2], [3], { total: 3 }),
      last([1, 2], [3], {}),
      last([1], [2], { totals: 9 }),
      counted(4, { total: 1 }),
      // Some count what there is beside what is left of it; some count something else.
      counted(4, { total: 4, filtered: 1 }),
      counted(9, { total: 9 }),
    ],
    deviates: [
      last([1, 2], [3], { total: 1 }),
      last([1, 2], [3], { meta: { totalCount: 4 } }),
      counted(4, { total: 4 }),
    ],
  },
  'next-page-keeps-query': {
    conforms: [
      further({ limit: 2, state: 'new' }, [book(1), book(3)], { limit: 2, state: 'new', offset: 2 }, [book(4)]),
      further({ limit: 2, sort: '-title' }, titled('cedar', 'birch'), { offset: 2 }, titled('amber')),
      // What the first page does as well is none of the link's.
      further({ limit: 1 }, [book(1), book(3)], { offset: 1 }, [book(3), book(4)]),
      further({ limit: 2, state: 'new' }, [book(1, { state: 'used' })], { offset: 2 }, [book(2, { state: 'used' })]),
      further({ limit: 2, sort: '-title' }, titled('amber', 'birch'), { offset: 2 }, titled('cedar')),
      further({ limit: 2, state: 'new' }, [book(1)], { offset: 2 }, [book(2, { state: 'used' })], 'next-page'),
    ],
    deviates: [
      further({ limit: 2 }, [book(1), book(2)], { offset: 2 }, [book(3), book(4), book(5)]),
      further({ limit: 2 }, [book(1), book(2)], { offset: 2 }, [book(3), book(4), book(5)], 'next-page'),
      further({ limit: 2, state: 'new' }, [book(1), book(3)], { limit: 2, offset: 2 }, [book(4, { state: 'used' })]),
      further({ limit: 2, sort: '-title' }, titled('cedar', 'birch'), { offset: 2 }, titled('dill')),
    ],
  },
  'page-links-consistent': {
    conforms: [led('page-back', [1, 2], [1, 2]), led('page-first', [1, 2], [])],
    deviates: [led('page-back', [1, 2], [2, 3]), led('page-last', [3], [1]), led('page-first', [1], [], 404)],
  },
  'parameter-default-assumed': {
    conforms: [
      leftOut(lists(all), lists(all)),
      // What changes by itself says nothing.
      leftOut(lists(all), lists(all.toReversed()), lists(all)),
      leftOut(lists(all), lists(all.slice(1)), lists(all.slice(1)), lists(all.slice(2))),
      // Nor does what repeats the request, or leads to others like it.
      leftOut(lists(all, { sort: null }), lists(all, { sort: 'title', links: { self: '/books?sort=title' } })),
      leftOut(lists(all, { query: {}, next: '/books?offset=4' }), lists(all, { query: { sort: 'title' }, next: '/x' })),
    ],
    deviates: [
      leftOut(lists(all), lists(all.toReversed())),
      leftOut(lists(all), lists(all.slice(1))),
      leftOut(lists(all, { total: 4 }), lists(all, { total: 9 })),
      leftOut(lists(all, { meta: { sort: 'price' } }), lists(all, { meta: { sort: 'title' } })),
      leftOut(lists([book(1)]), lists([book(1, { reviews: [] })])),
    ],
  },
};

test('every check of lists has an exchange that keeps its promise and one that breaks it', () => {
  expect(Object.keys(table).sort()).toEqual(listChecks.map(({ id }) => id).sort());
});

describe.each(listChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const row = table[id] ?? { conforms: [], deviates: [] };
  const seen = (one: AnsweredExchange) => (check.on === 'answer' ? deviations(check, one, { document }) : []);

  test.each(row.conforms.map((one, i) => [i, one] as const))('is silent on what conforms (%i)', (_, one) => {
    expect(seen(one)).toEqual([]);
  });

  test.each(row.deviates.map((one, i) => [i, one] as const))('speaks of what deviates (%i)', (_, one) => {
    expect(seen(one)).not.toEqual([]);
  });

  test('does not apply to other steps', () => expect(seen(exchange())).toEqual([]));
});
