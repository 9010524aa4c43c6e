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
