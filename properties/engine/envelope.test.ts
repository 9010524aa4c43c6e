import { expect, test } from 'vitest';
import { envelopeOf, rewrapped, unwrapped } from './envelope.ts';

const order = { id: 7, status: 'paid' };

test.each([
  [{ data: order }, ['data']],
  [{ data: order, error: null }, ['data']],
  [{ data: order, meta: { requestId: 'x' }, links: {} }, ['data']],
  [{ code: 0, message: 'ok', result: order }, ['result']],
  [{ status: 'success', data: { order } }, ['data', 'order']],
  [{ order }, ['order']],
  [{ request_id: 'x', success: true, payload: { name: 'no id' } }, ['payload']],
] as const)('the resource is found in its envelope: %j', (body, names) => {
  expect(envelopeOf(body)).toEqual(names);
});

test.each([
  [order],
  [{ id: 1, data: { name: 'a member of the resource' } }],
  [{ name: 'hook', data: { secret: 'x' } }],
  [{ profile: { name: 'no id of its own' } }],
  [{ owner: { id: 1 }, reviewer: { id: 2 } }],
  [{ data: [order] }],
  [{}],
])('an answer that is the resource has no envelope: %j', (body) => {
  expect(envelopeOf(body)).toEqual([]);
  expect(unwrapped(body)).toBe(body);
});

test('a resource is taken out of its envelope and put back changed', () => {
  const body = { status: 'success', data: { order } };
  expect(unwrapped(body)).toBe(order);
  expect(rewrapped(body, envelopeOf(body), { id: 8 })).toEqual({ status: 'success', data: { order: { id: 8 } } });
});
