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
