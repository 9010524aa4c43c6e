import { expect, test } from 'vitest';
import type { Change } from './change.ts';
import { gated, readGateRule } from './gate.ts';

const change = (id: string, verdict: Change['verdict']): Change => ({
  id,
  verdict,
  direction: 'response',
  operation: 'GET /books',
  at: { old: '/a', new: '/a' },
  message: 'it changed',
  witness: verdict === 'breaking' ? { kind: 'answer', shown: '200', validOld: true, validNew: false } : null,
});
const changes = [
  change('response-property-added', 'compatible'),
  change('endpoint-added', 'compatible'),
  change('api-removed-before-sunset', 'breaking'),
];
const judged = (...rules: readonly string[]) =>
  gated(changes, rules.map(readGateRule)).map(({ id, verdict, witness }) => [id, verdict, witness?.kind]);

test('a kind of change is what the team says, and the last rule counts', () => {
  expect(judged('endpoint-*=review', 'api-removed-*=off', 'endpoint-added=breaking')).toEqual([
    ['response-property-added', 'compatible', undefined],
    ['endpoint-added', 'breaking', 'rule'],
  ]);
});

test('without rules nothing is judged otherwise', () => {
  expect(gated(changes, [])).toEqual(changes);
});

test.each([
  ['endpoint-added', /is written ID=VERDICT/],
  ['endpoint-added=fine', /is written ID=VERDICT/],
  ['endpoint-addad=off', /no change has this id/],
])('%s is one sentence', (text, says) => {
  expect(() => readGateRule(text)).toThrow(says);
});
