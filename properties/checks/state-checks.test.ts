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

const made = (id: string, status = 201) => exchange({ status, json: { ...book, id }, sent: { title: 'A' } });
const beside = (id: string, others: readonly string[], status = 201): AnsweredExchange =>
  step('made-beside', {
    status,
    json: { ...book, id },
    sent: { title: 'B' },
    before: others.map((other) => made(other)),
  });
const elsewhere = (json: object, status = 200): AnsweredExchange =>
  step('read-after-other-write', {
    label: 'GET /books/{id}',
    json,
    status,
    before: [got(book), put({ title: 'C', price: 9 })],
  });
const dated = { ...book, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
const changed = (json: object, shown: object = json): AnsweredExchange =>
  step('read-after-change', {
    label: 'GET /books/{id}',
    json,
    before: [got(dated), put({ title: 'C' }, shown)],
  });

const createOnly = (now: object, field = '*'): AnsweredExchange =>
  step('read-after-create-only', {
    label: 'GET /books/{id}',
    json: now,
    before: [got(book), asking(put({ title: 'C' }), field)],
  });
function asking(write: AnsweredExchange, value: string): AnsweredExchange {
  return { ...write, request: { ...write.request, headers: [...write.request.headers, ['If-None-Match', value]] } };
}

function part(json: object): AnsweredExchange {
  const read = step('read-part', { label: 'GET /books/{id}', json, before: [got(book)] });
  return { ...read, case: { ...read.case, parameters: [{ in: 'path', name: 'id', value: '1' }] } };
}
const order = (state: string) => ({ ...book, state });
const action = (json: unknown, status = 200) => exchange({ label: 'POST /books', json, status });
const acted = (relation: string, told: unknown, now: object): AnsweredExchange =>
  step(relation, { label: 'GET /books/{id}', json: now, before: [got(order('draft')), action(told)] });

const lessMade = (sent: object, now: object): AnsweredExchange =>
  step('read-after-lesser-create', {
    label: 'GET /books/{id}',
    json: now,
    before: [exchange({ label: 'POST /books', sent, json: now, status: 201 })],
  });

const listedAfter = (shown: object): AnsweredExchange => {
  const read = got({ ...book, title: 'B', price: 2 });
  const after = { ...read, case: { ...read.case, parameters: [{ in: 'path', name: 'id', value: '1' } as const] } };
  const first = exchange({ label: 'GET /books', json: [book] });
  const before = [got(book), first, put({ title: 'B', price: 2 }), after];
  return step('list-after-update', { label: 'GET /books', json: [{ ...book, id: '2' }, shown], before });
};

const table: Readonly<Record<string, Row>> = {
  'listed-as-read': {
    conforms: [
      listedAfter({ ...book, title: 'B', price: 2 }),
      // A summary shows less, or otherwise.
      listedAfter({ id: '1' }),
      listedAfter({ id: '1', title: 'B …', price: '2 €' }),
    ],
    deviates: [listedAfter(book), listedAfter({ ...book, price: 2 })],
  },
  'default-stored': {
    conforms: [
      lessMade({ title: 'A' }, { ...book, room: 'main', signed: false }),
      // What is empty goes without saying.
      lessMade({ title: 'A' }, { ...book, room: 'main' }),
      lessMade({ title: 'A', room: 'attic' }, { ...book, room: 'attic' }),
      // Shown otherwise than it is written.
      lessMade({ title: 'A' }, { ...book, room: { id: 'main' } }),
    ],
    deviates: [
      lessMade({ title: 'A' }, { ...book, room: 'attic' }),
      lessMade({ title: 'A' }, book),
      lessMade({ title: 'A' }, { ...book, room: 'main', signed: true }),
    ],
  },
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
  'others-untouched': {
    conforms: [
      elsewhere(book),
      // What moves by itself is nobody's doing.
      elsewhere({ ...book, rank: 2 }),
    ],
    deviates: [elsewhere({ ...book, title: 'C' }), elsewhere({}, 404)],
  },
  'identity-kept': {
    conforms: [changed({ ...dated, title: 'C', updatedAt: '2026-01-02T00:00:00Z' })],
    deviates: [
      changed({ ...dated, createdAt: '2026-01-01T00:00:00.5Z' }),
      changed({ ...dated, id: '2' }),
      changed(dated, { ...dated, id: '2' }),
    ],
  },
  'if-none-match-prevents-write': {
    conforms: [createOnly(book)],
    deviates: [createOnly({ ...book, title: 'C' }), createOnly({ ...book, title: 'C' }, '"1"')],
  },
  'action-carried-out': {
    conforms: [
      acted('read-after-action', order('open'), order('open')),
      // Something else than the resource, and something that moves by itself.
      acted('read-after-action', { state: 'queued' }, order('draft')),
      acted('read-after-idle-action', {}, { ...order('draft'), endsAt: '2027-01-01' }),
    ],
    deviates: [
      acted('read-after-action', order('open'), order('draft')),
      acted('read-after-idle-action', order('draft'), order('draft')),
    ],
  },
  'state-respected': {
    conforms: [409, 422, 202].map((status) => step('act-in-another-state', { label: 'POST /books', status })),
    deviates: [step('act-in-another-state', { label: 'POST /books', status: 200 })],
  },
  'found-under-own-parent': {
    conforms: [
      step('read-under-other-parent', { label: 'GET /books/{id}', status: 404, before: [got(book)] }),
      // The first of another shelf.
      step('read-under-other-parent', { label: 'GET /books/{id}', json: { ...book, title: 'X' }, before: [got(book)] }),
      step('list-under-other-parent', { label: 'GET /books', json: [], before: [got(book)] }),
      part({ id: '1', pages: 7 }),
      // Another of the same kind: the sequel of a book.
      part({ ...book, id: '2' }),
      step('read-after-astray-write', {
        label: 'GET /books/{id}',
        json: book,
        before: [got(book), put({ title: 'C' })],
      }),
    ],
    deviates: [
      step('read-under-other-parent', { label: 'GET /books/{id}', json: book, before: [got(book)] }),
      step('list-under-other-parent', { label: 'GET /books', json: [book], before: [got(book)] }),
      part({ id: '2', pages: 7 }),
      step('read-after-astray-write', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'C' },
        before: [got(book), put({ title: 'C' })],
      }),
      step('read-after-astray-write', {
        label: 'GET /books/{id}',
        status: 404,
        before: [got(book), exchange({ label: 'DELETE /books/{id}', status: 204 })],
      }),
    ],
  },
  'read-only-not-written': {
    conforms: [
      step('read-after-read-only', { label: 'GET /books/{id}', json: book, before: [got(book), put({ id: '7' })] }),
    ],
    deviates: [
      step('read-after-read-only', {
        label: 'GET /books/{id}',
        json: { ...book, id: '7' },
        before: [got(book), put({ id: '7', title: 'A' })],
      }),
    ],
  },
  'uniqueness-kept': {
    conforms: [
      step('made-again', { status: 409, before: [made('1')] }),
      // Who finds what is there answers with that.
      step('made-again', { status: 200, json: book, before: [made('1')] }),
      step('read-after-alike', {
        label: 'GET /books/{id}',
        json: { id: '2', title: 'A (2)' },
        before: [made('1'), put({ title: 'A' })],
      }),
    ],
    deviates: [
      step('made-again', { status: 201, json: { ...book, id: '2' }, before: [made('1')] }),
      step('read-after-alike', {
        label: 'GET /books/{id}',
        json: { id: '2', title: 'A' },
        before: [made('1'), put({ title: 'A' })],
      }),
    ],
  },
  'repeated-key-makes-one': {
    conforms: [
      step('repeated-key', { status: 201, json: book, before: [made('1')] }),
      step('repeated-key', { status: 409, before: [made('1')] }),
    ],
    deviates: [step('repeated-key', { status: 201, json: { ...book, id: '2' }, before: [made('1')] })],
  },
  'written-is-shown': {
    conforms: [
      step('read-after-replace', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'B' },
        before: [put({ title: 'B' }, { ...book, title: 'B' })],
      }),
      // The server's own spelling.
      step('read-after-replace', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'Bee' },
        before: [put({ title: 'B' }, { ...book, title: 'Bee' })],
      }),
    ],
    deviates: [
      step('read-after-replace', {
        label: 'GET /books/{id}',
        json: { ...book, title: 'B' },
        before: [put({ title: 'B' }, { ...book, title: 'A' })],
      }),
    ],
  },
  'created-is-new': {
    conforms: [
      beside('3', ['1', '2']),
      // Who finds what is there already says so.
      beside('1', ['1'], 200),
    ],
    deviates: [beside('1', ['1', '2'])],
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
