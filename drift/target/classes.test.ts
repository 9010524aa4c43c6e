import { expect, test } from 'vitest';
import { answerClass, requestClass } from './classes.ts';

test.each([
  [true, true, true, undefined],
  [true, true, false, 'server-regressed'],
  [true, false, true, 'break-announced'],
  [true, false, false, 'break-shipped'],
  [false, true, true, 'addition-shipped'],
  [false, true, false, 'document-ahead'],
  [false, false, true, 'undeclared-tolerance'],
  [false, false, false, undefined],
] as const)('a request admitted by old %s, new %s, target %s is %s', (old, fresh, target, expected) => {
  expect(requestClass(old, fresh, target)).toBe(expected);
});

test.each([
  [true, true, undefined],
  [true, false, 'server-behind'],
  [false, true, 'break-shipped'],
  [false, false, 'undocumented'],
] as const)('an answer described by old %s, new %s is %s', (old, fresh, expected) => {
  expect(answerClass(old, fresh)).toBe(expected);
});
