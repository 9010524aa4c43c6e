import { expect, test } from 'vitest';
import { createGovernor } from './governor.ts';

/** A clock that only sleeping moves. */
function clock() {
  let time = 0;
  return {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

test('no more requests are admitted than were promised', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ maxRequests: 2, now }, sleep);
  await governor.admit();
  await governor.admit();
  await expect(governor.admit()).rejects.toMatchObject({ reason: 'requests' });
  expect(governor.requests).toBe(2);
});

test('a rate spreads requests over time', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ rate: 10, now }, sleep);
  for (let i = 0; i < 11; i++) await governor.admit();
  expect(now()).toBeCloseTo(1000, 0);
});

test('a pause that the target asked for holds everything up, and an interrupt ends it', async () => {
  const { now, sleep } = clock();
  const stop = new AbortController();
  const governor = createGovernor({ now, signal: stop.signal }, async (milliseconds) => {
    await sleep(milliseconds);
    if (now() >= 500) stop.abort();
  });
  governor.pause(200);
  await governor.admit();
  expect(now()).toBe(200);
  governor.pause(10_000);
  await expect(governor.admit()).rejects.toMatchObject({ reason: 'interrupted' });
  expect(now()).toBeLessThan(1000);
});

test('a time limit ends the run', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ timeLimit: 50, now }, sleep);
  await sleep(60);
  await expect(governor.admit()).rejects.toMatchObject({ reason: 'time' });
});

test('requests that were sent to log in count, and delay the first one where there is a rate', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ rate: 10, maxRequests: 3, now }, sleep, 2);
  await governor.admit();
  expect(now()).toBeCloseTo(200, 0);
  await expect(governor.admit()).rejects.toMatchObject({ reason: 'requests' });
});

test('clean-up may spend what is left of the budgets after enough was found, and not more', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ maxRequests: 2, now }, sleep);
  await governor.admit();
  governor.stop('findings');
  await expect(governor.admit()).rejects.toMatchObject({ reason: 'findings' });
  governor.tidy();
  await governor.admit();
  await expect(governor.admit()).rejects.toMatchObject({ reason: 'requests' });
  expect(governor.stopped).toBe('findings');
});

test('what is in flight is ended a moment after the time limit', async () => {
  const { sleep } = clock();
  const governor = createGovernor({ timeLimit: 1, now: () => performance.now() }, sleep);
  expect(governor.signal?.aborted).toBe(false);
  await new Promise((resolve) => governor.signal?.addEventListener('abort', resolve));
  expect(() => governor.heed()).toThrow(expect.objectContaining({ reason: 'time' }));
});

test('a target that gets slower is sent less at once, and it is said', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ now, concurrency: 8 }, sleep);
  const hundred = async (elapsed: number) => {
    const begun = now();
    for (let i = 0; i < 100; i++) {
      await governor.admit();
      governor.answered('GET /a', elapsed);
    }
    return now() - begun;
  };
  expect(await hundred(60)).toBe(0);
  expect(governor.conditions).toEqual([]);
  expect(await hundred(600)).toBeGreaterThan(10_000);
  expect(governor.conditions.join()).toMatch(/got slower: answers took 600 ms, 10 times/);
  await hundred(60);
  expect(await hundred(60)).toBe(0);
});

test('a slow operation is no target that got slower', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ now, concurrency: 8 }, sleep);
  for (let i = 0; i < 100; i++) governor.answered('GET /a', 5);
  for (let i = 0; i < 100; i++) governor.answered('GET /report', 900);
  for (let i = 0; i < 100; i++) governor.answered('GET /a', 40);
  await governor.admit();
  expect(now()).toBe(0);
  expect(governor.conditions).toEqual([]);
});

test('an operation that gets slower says nothing of a target whose others do not', async () => {
  const { now, sleep } = clock();
  const governor = createGovernor({ now, concurrency: 8 }, sleep);
  for (const operation of ['GET /a', 'GET /b']) for (let i = 0; i < 10; i++) governor.answered(operation, 5);
  for (let i = 0; i < 100; i++) governor.answered('GET /a', 3000);
  await governor.admit();
  expect(now()).toBe(0);
  expect(governor.conditions).toEqual([]);
});
