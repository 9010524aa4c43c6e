import { describe, expect, test } from 'vitest';
import type { Json } from '../../openapi/json.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { describedBy } from '../../properties/judge/declared.ts';
import { compareObservations } from './compare.ts';
import { readLock, writeLock } from './lock-file.ts';
import type { Observations } from './observation.ts';
import { createObserver } from './observe.ts';
import { createOwnWords } from './own-words.ts';

const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: {
      '/orders': {
        get: {
          responses: {
            200: {
              description: 'all',
              content: {
                'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } } },
              },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Order: {
          type: 'object',
          properties: {
            id: { type: 'integer' },
            status: { type: 'string' },
            at: { type: 'string' },
            note: { type: ['string', 'null'] },
            labels: { type: 'object', additionalProperties: { type: 'string' } },
          },
        },
      },
    },
  }),
  { source: 'orders.json' },
);

const ORDER = { id: 7, status: 'new', at: '2026-01-02T03:04:05Z', note: null, labels: { a: 'x' } };

/** What is observed of lists of these orders, after requests with these bodies. */
function seeing(orders: readonly Json[], said: readonly Json[] = []): Observations {
  const own = createOwnWords();
  for (const body of said) own.said(body);
  const observer = createObserver(describedBy(document, operations(document)), own);
  for (const order of orders)
    observer.see({ operation: 'GET /orders', status: 200, mediaType: 'application/json', body: [order] });
  return observer.observations();
}

const times = (count: number, order: (i: number) => Json): readonly Json[] =>
  Array.from({ length: count }, (_, i) => order(i));
const usual = seeing(times(20, (i) => ({ ...ORDER, id: i + 2 })));
const idsOf = (now: Observations, before = usual) =>
  compareObservations(before, now).map(({ id, member }) => `${id} ${member}`);

describe('what was observed', () => {
  test('is one line a member', () => {
    expect(writeLock({ document, ...usual })).toContain('"/*/status": "always string in new"');
    expect(writeLock({ document, ...usual })).toContain('"/*/at": "always string as date-time"');
    expect(writeLock({ document, ...usual })).toContain('"/*/id": "always integer 1..100"');
    expect(writeLock({ document, ...usual })).toContain('"/*/labels/*": "always string sent"');
  });

  test('is read back from the lock file as it was', () => {
    expect(readLock(writeLock({ document, ...usual }), 'plumbline.lock.json').operations).toEqual(usual.operations);
  });

  test('says the same of another run of the same target', () => {
    expect(idsOf(seeing(times(14, (i) => ({ ...ORDER, id: i * 3 + 4, labels: { [`k${i}`]: 'y' } }))))).toEqual([]);
  });

  const changes: readonly (readonly [string, (order: typeof ORDER, i: number) => Json, string])[] = [
    ['a member that is gone', ({ at: _, ...rest }) => rest, 'observed-member-vanished /*/at'],
    [
      'a member that is missing at times',
      ({ at, ...rest }, i) => (i % 2 === 0 ? { ...rest, at } : rest),
      'observed-member-became-optional /*/at',
    ],
    ['a member that nobody declared', (order) => ({ ...order, margin: 3 }), 'observed-member-added /*/margin'],
    ['another type', (order) => ({ ...order, id: String(order.id) }), 'observed-type-added /*/id'],
    ['null', (order, i) => ({ ...order, status: i === 3 ? null : 'new' }), 'observed-type-added /*/status'],
    ['another word', (order, i) => ({ ...order, status: i === 3 ? 'held' : 'new' }), 'observed-value-added /*/status'],
    ['another form of a text', (order) => ({ ...order, at: 'yesterday' }), 'observed-form-lost /*/at'],
    ['a number of another size', (order) => ({ ...order, id: 5_000_000 }), 'observed-range-widened /*/id'],
  ];
  test.each(changes)('tells of %s', (_, change, expected) => {
    expect(idsOf(seeing(times(20, (i) => change({ ...ORDER, id: i + 2 }, i))))).toContain(expected);
  });

  test('leaves out what the run itself had sent', () => {
    const said = [{ status: 'held', margin: 3 }];
    const changed = seeing(
      times(20, (i) => ({ ...ORDER, id: i + 2, margin: 3, status: i === 3 ? 'held' : 'new' })),
      said,
    );
    expect(
      idsOf(
        changed,
        seeing(
          times(20, (i) => ({ ...ORDER, id: i + 2 })),
          said,
        ),
      ),
    ).toEqual([]);
  });

  test('concludes nothing from too few answers', () => {
    expect(idsOf(seeing(times(2, () => ({ id: 'x' }))), seeing(times(2, () => ORDER)))).toEqual([]);
  });

  test('tells of statuses and media types', () => {
    const observer = createObserver(() => 'declared', createOwnWords());
    for (let i = 0; i < 8; i++) observer.see({ operation: 'GET /orders', status: 206, mediaType: 'text/csv' });
    expect(compareObservations(usual, observer.observations()).map(({ id }) => id)).toEqual(['observed-success-added']);
    const csv = createObserver(() => 'declared', createOwnWords());
    for (let i = 0; i < 8; i++) csv.see({ operation: 'GET /orders', status: 200, mediaType: 'text/csv' });
    expect(compareObservations(usual, csv.observations()).map(({ id }) => id)).toEqual([
      'observed-media-type-added',
      'observed-media-type-vanished',
    ]);
  });
});

test.each([
  ['nonsense', 'is no JSON'],
  ['{}', 'is no lock file'],
  ['{"lockVersion":1,"document":{},"operations":[]}', 'operations that are no object'],
  ['{"lockVersion":1,"document":{},"operations":{"GET /x":{"200":{}}}}', 'no samples and mediaTypes'],
  [
    '{"lockVersion":1,"document":{},"operations":{"GET /x":{"200":{"samples":1,"mediaTypes":[],"members":{"/a":"often"}}}}}',
    'no observation at /a: "often"',
  ],
])('a lock file that reads %s is refused', (text, why) => {
  expect(() => readLock(text, 'plumbline.lock.json')).toThrow(why);
});
