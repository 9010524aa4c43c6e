import { expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

test('the nearest word is found across a missing, a wrong and two swapped letters', () => {
  expect(nearest('tset', ['lint', 'test', 'list'])).toBe('test');
  expect(nearest('--concurency', ['--cases', '--concurrency'])).toBe('--concurrency');
  expect(nearest('invalod', ['valid', 'invalid'])).toBe('invalid');
});

test('nothing is suggested that is not near', () => {
  expect(nearest('zebra', ['test', 'lint'])).toBeUndefined();
  expect(didYouMean('zebra', ['test', 'lint'])).toBe('');
});
