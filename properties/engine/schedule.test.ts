import { expect, test } from 'vitest';
import type { CaseGenerator } from '../generator.ts';
import { operation } from './operation.testing.ts';
import { createPair, layOut } from './pair.ts';
import { schedule } from './schedule.ts';

const generator: CaseGenerator = { id: 'valid', summary: '', cases: () => ({ systematic: [] }) };

function pairOf(label: string, cases: number) {
  const pair = createPair(operation(label), generator);
  pair.indices = Array.from({ length: cases }, (_, i) => i);
  return pair;
}

test('every pair is tried before any gets its second turn, and every case is handed out once', () => {
  const pairs = [pairOf('GET /a', 40), pairOf('GET /b', 2), pairOf('GET /c', 5)];
  const order = [
    ...schedule(
      pairs,
      () => 'now',
      () => true,
    ),
  ].map((turn) => (turn === 'wait' ? turn : `${turn.pair.operation.path}${turn.index}`));
  expect(order.slice(0, 3)).toEqual(['/a0', '/b0', '/c0']);
  expect(order).toHaveLength(47);
  expect(new Set(order).size).toBe(47);
});

test('random cases wait for the systematic ones of every other pair', () => {
  const [first, second] = [pairOf('GET /a', 6), pairOf('GET /b', 6)];
  first.source = { systematic: [{}, {}] as never, draw: () => undefined };
  second.source = { systematic: [{}, {}, {}, {}, {}] as never, draw: () => undefined };
  const order = [
    ...schedule(
      [first, second],
      () => 'now',
      () => true,
    ),
  ].map((turn) => (turn === 'wait' ? turn : `${turn.pair.operation.path}${turn.index}`));
  expect(order.slice(0, 7).sort()).toEqual(['/a0', '/a1', '/b0', '/b1', '/b2', '/b3', '/b4']);
  expect(order).toHaveLength(12);
});

test('a pair that must wait is put off until it may go on', () => {
  const [first, second] = [pairOf('GET /a', 1), pairOf('GET /b', 1)];
  let open = false;
  const turns = schedule(
    [first, second],
    (pair) => (pair === second && !open ? 'later' : 'now'),
    () => true,
  );
  expect(turns.next().value).toMatchObject({ index: 0 });
  expect(turns.next().value).toBe('wait');
  open = true;
  expect(turns.next().value).toMatchObject({ pair: second });
  expect(turns.next().done).toBe(true);
});

test('shards are disjoint and complete', () => {
  const source = { systematic: Array.from({ length: 7 }, () => ({}) as never), draw: () => undefined };
  const shares = [1, 2, 3].map((index) => layOut(source, 10, { index, of: 3 }));
  expect(shares.flatMap((share) => (Array.isArray(share) ? share : [])).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 17 }, (_, i) => i),
  );
});

test('of more pairs than can be kept, each is tried once, and a group is let go before the next is laid out', () => {
  const pairs = ['GET /a', 'GET /b', 'GET /c', 'GET /d', 'GET /e'].map((label) => pairOf(label, 6));
  const open = new Set<unknown>();
  let most = 0;
  const turns = [
    ...schedule(
      pairs,
      () => 'now',
      (pair) => {
        pair.source = { systematic: [{}, {}, {}] as never, draw: () => undefined };
        open.add(pair);
        most = Math.max(most, open.size);
        return true;
      },
      (pair) => {
        pair.source = undefined;
        open.delete(pair);
      },
      2,
    ),
  ].map((turn) => (turn === 'wait' ? turn : `${turn.pair.operation.path}${turn.index}`));
  expect(turns.slice(0, 5)).toEqual(['/a0', '/b0', '/c0', '/d0', '/e0']);
  expect(turns.findIndex((turn) => turn.endsWith('3'))).toBe(15);
  expect([new Set(turns).size, turns.length, most]).toEqual([30, 30, 2]);
});
