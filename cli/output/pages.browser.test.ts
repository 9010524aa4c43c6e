import { describe, expect, test } from 'vitest';
import type { Proof } from '../../mock/prove.ts';
import { browserPath, testBrowser } from '../../reports/browser.testing.ts';
import { HOSTILE } from '../../reports/fixture.testing.ts';
import { driftHtml } from './drift/html.ts';
import type { DriftResult } from './drift/rendering.ts';
import { proofHtml } from './proof-html.ts';

const lie = { id: 'status-undocumented', operation: 'GET /books', by: ['status-documented', 'answers'], strays: [] };
const proof: Proof = {
  clean: true,
  alarms: [],
  unreached: ['PUT /books'],
  results: [
    { ...lie, caught: true, requests: 12 },
    { ...lie, operation: 'POST /books', caught: false, by: [], requests: 80, reason: `nobody spoke ${HOSTILE}` },
    { ...lie, id: 'slow', caught: true, requests: 3, strays: [`answers on GET /books: ${HOSTILE}`] },
  ],
  untried: [{ id: 'leak-internals', operation: 'GET /books' }],
  untestable: [{ id: 'slow', operation: 'DELETE /books', reason: HOSTILE }],
};
const subject = { title: `Books ${HOSTILE}`, source: 'books.yaml', operations: 2, seed: 7, version: '0.1.0' };

const change = { direction: 'request', operation: 'GET /books', at: { old: '', new: '' }, witness: null } as const;
const drift: DriftResult = {
  verdict: 'breaking',
  changes: [
    {
      ...change,
      id: 'operation-removed',
      verdict: 'breaking',
      message: HOSTILE,
      witness: { kind: 'request', shown: `GET /books ${HOSTILE}`, validOld: true, validNew: false },
    },
    ...Array.from({ length: 9 }, (_, i) => ({
      ...change,
      id: `added-${i}`,
      verdict: 'compatible' as const,
      message: `member ${i}`,
    })),
  ],
  problems: [{ severity: 'error', message: 'the waiver expired' }],
  bump: 'major',
  old: { source: 'old.yaml', title: 'Books', version: '1' },
  new: { source: 'new.yaml', title: `Books ${HOSTILE}`, version: '2' },
  place: () => ({ file: 'new.yaml', line: 3, column: 1 }),
};

describe.skipIf(!browserPath)('pages beside the report (skipped where no Chromium is installed)', () => {
  const { write, open, axe } = testBrowser();

  test('a proof names every lie, on which operation it was missed, and what was not tried', async () => {
    const { page, trouble } = await open(write('proof.html', proofHtml(proof, subject)));
    expect(await page.title()).toContain('2 of 3 caught');
    const [first] = await page.locator('#lies tbody tr').all();
    expect(await first?.textContent()).toContain('1 of 2');
    expect(await page.locator('#lies').textContent()).toContain('nobody spoke </script>');
    expect(await page.locator('#not-tried tbody tr').count()).toBe(3);
    await page.fill('[data-rows=lies]', 'slow');
    expect(await page.locator('#lies tbody tr:visible').count()).toBe(1);
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('a drift shows each change with what proves it', async () => {
    const { page, trouble } = await open(write('drift.html', driftHtml(drift)));
    expect(await page.locator('#breaking .witness').textContent()).toContain('GET /books </script>');
    await page.fill('[data-rows=compatible]', 'member 7');
    expect(await page.locator('#compatible tbody tr:visible').count()).toBe(1);
    expect(trouble).toEqual([]);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in %s mode', async (scheme) => {
    expect(await axe(proofHtml(proof, subject), scheme)).toEqual([]);
    expect(await axe(driftHtml(drift), scheme)).toEqual([]);
  });
});
