import { describe, expect, test } from 'vitest';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { deviations, exchange, step } from './exchange.testing.ts';
import { stateChecks } from './state-checks.ts';

const book = { id: '1', title: 'A', price: 1 };
const got = (json: unknown, status = 200) => exchange({ label: 'GET /books/{id}', json, status });
const put = (sent: object, json: unknown = book, status = 200) =>
  exchange({ label: 'PUT /books/{id}', json, sent, status });

interface Row {
  readonly conforms: readonly AnsweredExchange[];
  readonly deviates: readonly AnsweredExchange[];
}

const lesser = (one: object, kept: object, other: object, now: object): AnsweredExchange =>
  step('read-after-lesser-put', {
    label: 'GET /books/{id}',
    json: now,
    before: [got(one), put({ title: 'A' }), got(kept), got(other), put({ title: 'A' })],
  });

const table: Readonly<Record<string, Row>> = {
  'put-replaces': {
    conforms: [
      lesser({ title: 'A', price: 1 }, { title: 'A' }, { title: 'A', price: 2 }, { title: 'A' }),
      // 1 is what the server takes where nobody says a price.
      lesser({ title: 'A', price: 1 }, { title: 'A', price: 1 }, { title: 'A', price: 2 }, { title: 'A', price: 1 }),
    ],
    deviates: [
      lesser({ title: 'A', price: 1 }, { title: 'A', price: 1 }, { title: 'A', price: 2 }, { title: 'A', price: 2 }),
    ],
  },
};

test('every check of what writes leave has an exchange that keeps its promise and one that breaks it', () => {
  expect(Object.keys(table).sort()).toEqual(stateChecks.map(({ id }) => id).sort());
});

describe.each(stateChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  const row = table[id] ?? { conforms: [], deviates: [] };

  test('is silent on what conforms', () => {
    expect(row.conforms.length).toBeGreaterThan(0);
    expect(row.conforms.flatMap((one) => (check.on === 'answer' ? deviations(check, one) : []))).toEqual([]);
  });

  test('speaks of what deviates', () => {
    expect(row.deviates.length).toBeGreaterThan(0);
    for (const one of row.deviates) expect(check.on === 'answer' ? deviations(check, one) : []).not.toEqual([]);
  });
});
