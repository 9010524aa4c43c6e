import { expect, test } from 'vitest';
import type { PreviousFinding, Run } from '../properties/run-record.ts';
import { compareRuns } from './comparison.ts';
import { finding, records } from './fixture.testing.ts';
import { runOf } from './run-file.ts';

const earlier = (id: string, generator: PreviousFinding['generator'] = 'valid'): PreviousFinding => ({
  id,
  check: 'answers',
  operation: 'POST /books',
  generator,
  actual: 'no answer',
});

function runAfter(findings: readonly PreviousFinding[] | undefined): Run {
  const run = runOf(records([finding('aaaaaaaaaaaa'), finding('bbbbbbbbbbbb')]));
  if (!findings) return run;
  const previous = {
    startedAt: '2026-01-01T00:00:00.000Z',
    target: run.start.target.url,
    verdict: 'deviates' as const,
    findings,
  };
  return { ...run, start: { ...run.start, previous } };
}

test('a run without a predecessor is compared with nothing', () => {
  expect(compareRuns(runAfter(undefined))).toBeUndefined();
});

test('findings are new, still there, or gone', () => {
  const comparison = compareRuns(runAfter([earlier('bbbbbbbbbbbb'), earlier('cccccccccccc')]));
  expect(comparison?.fresh).toEqual(new Set(['aaaaaaaaaaaa']));
  expect(comparison?.still.map(({ id }) => id)).toEqual(['bbbbbbbbbbbb']);
  expect(comparison?.gone.map(({ id }) => id)).toEqual(['cccccccccccc']);
});

test('what was not tried again is not gone', () => {
  const comparison = compareRuns(runAfter([earlier('dddddddddddd', 'invalid'), earlier('eeeeeeeeeeee', 'protocol')]));
  expect(comparison?.gone).toEqual([]);
  expect(comparison?.untried).toHaveLength(2);
});
