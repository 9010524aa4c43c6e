import { expect, test } from 'vitest';
import { operations } from '../openapi/operations.ts';
import { parseDocument } from '../openapi/parse.ts';
import { PROFILES } from '../properties/profiles/profile.ts';
import { faults } from './faults/index.ts';
import { applicableFaults } from './faults/select.ts';
import { optInDocument } from './opt-in.testing.ts';
import { runOnce } from './proof-run.ts';
import { prove } from './prove.ts';

const document = parseDocument(JSON.stringify(optInDocument), { source: 'notes.json' });
const all = operations(document);
const options = { document, operations: all, seed: 1, cases: 2, now: () => performance.now() };
const asked = faults.filter(({ needs }) => needs?.check !== undefined);
/** The order of conditions needs a document that describes them. */
const elsewhere = new Set(['preconditions-reordered']);

test('a check that has to be asked for speaks of its lie', { timeout: 60_000 }, async () => {
  const lies = applicableFaults(
    all,
    document,
    asked.map(({ id }) => id),
  );
  const one = asked.flatMap(({ id }) => lies.find(({ fault }) => fault.id === id) ?? []);
  expect(asked.map(({ id }) => id).filter((id) => !elsewhere.has(id))).toEqual(one.map(({ fault }) => fault.id));
  const only = one.map(({ fault, operation }) => `${fault.id}@${operation.label}`);
  const proof = await prove({ ...options, parallel: 8, timeLimit: 50_000, only });
  expect(proof.results).toHaveLength(only.length);
  expect(proof.results.filter(({ caught, strays }) => !caught || strays.length > 0)).toEqual([]);
});

test('a check that has to be asked for says nothing of a faultless mock', { timeout: 60_000 }, async () => {
  const checks = [...new Set(asked.map(({ provokes }) => provokes))];
  const { findings } = await runOnce(options, undefined, { checks, profiles: PROFILES });
  expect(findings.map(({ finding }) => `${finding.check}: ${finding.sent}, got ${finding.actual}`)).toEqual([]);
});
