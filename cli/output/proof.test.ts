import { expect, test } from 'vitest';
import type { Proof } from '../../mock/prove.ts';
import { proofReport, proofText } from './proof.ts';

const caught = {
  id: 'body-empty',
  operation: 'GET /a',
  caught: true,
  by: ['body-matches-schema'],
  requests: 3,
  strays: [],
};
const missed = {
  id: 'slow',
  operation: 'GET /a',
  caught: false,
  by: [],
  requests: 40,
  strays: [],
  reason: 'response-time did not speak',
};
const proof: Proof = {
  clean: true,
  alarms: [],
  unreached: ['GET /d'],
  results: [
    caught,
    { ...caught, operation: 'GET /b', requests: 12, strays: ['status-documented on GET /c: x, got 1'] },
    missed,
  ],
  untestable: [{ id: 'auth-none', operation: 'DELETE /b', reason: 'no resource of its own could be made' }],
  untried: [{ id: 'auth-none', operation: 'GET /a' }],
};

test('a proof is a line for each kind of lie, what was missed and why, what was not tried, and a score', () => {
  expect(proofText(proof, { verbose: false })).toMatchInlineSnapshot(`
    "✓ the faultless mock has no finding
    – it was not held to 1 operation in full: the time was over

    ✓ body-empty  2 of 2  by body-matches-schema after 3 to 12 requests
    ✗ slow        0 of 1

    Missed:
        slow on GET /a: response-time did not speak

    Findings of other checks:
        body-empty on GET /b: status-documented on GET /c: x, got 1

    Not tested:
        1 fault on DELETE /b: no resource of its own could be made

    – 1 fault not tried: the time was over, 1 kind not once: auth-none; a longer --time-limit, --only or --fault

    ✗ 2 of 3 faults caught (66.6 %)
    "
  `);
});

test('with --verbose each operation has a line', () => {
  expect(proofText(proof, { verbose: true })).toContain(
    '✓ body-empty  GET /b  by body-matches-schema after 12 requests',
  );
});

test('findings of the faultless mock stand first, and no score is good beside them', () => {
  const text = proofText(
    { ...proof, clean: false, alarms: ['answers on GET /a: x, got 500'], results: [caught] },
    { verbose: false },
  );
  expect(text).toMatch(/^✗ the faultless mock has findings:\n {4}answers on GET \/a/);
  expect(text).toContain('✗ 1 of 1 faults caught');
});

test('the JSON report counts what was tried, and lists what was not', () => {
  expect(proofReport(proof)).toMatchObject({
    clean: true,
    faults: 3,
    caught: 2,
    missed: [{ id: 'slow', operation: 'GET /a', reason: 'response-time did not speak' }],
    untried: [{ id: 'auth-none', operation: 'GET /a' }],
  });
});
