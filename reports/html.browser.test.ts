import { describe, expect, test } from 'vitest';
import type { Finding } from '../properties/outcome.ts';
import type { Run } from '../properties/run-record.ts';
import { browserPath, testBrowser } from './browser.testing.ts';
import { finding, fixtureRun, HOSTILE, records } from './fixture.testing.ts';
import { html } from './html.ts';
import { runOf } from './run-file.ts';

describe.skipIf(!browserPath)('the page in a browser (skipped where no Chromium is installed)', () => {
  const { write, open, openStill, axe } = testBrowser();

  test('opens from a file without an error, a request or a dialog', async () => {
    const { page, trouble } = await open(write('report.html', html.render(fixtureRun())));
    expect(await page.title()).toContain('deviates');
    expect(await page.locator('details.finding').count()).toBe(3);
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('shows a finding with its request, answer, expected, actual, curl and line, by keyboard alone', async () => {
    const { page } = await open(write('keyboard.html', html.render(fixtureRun())));
    await page.locator('#f-aaaaaaaaaaaa > summary').focus();
    await page.keyboard.press('Enter');
    const text = await page.locator('#f-aaaaaaaaaaaa .body').textContent();
    for (const part of [
      '/price is number',
      '"12"',
      'POST http://127.0.0.1:4010/books',
      '201',
      'books.yaml:3:5',
      'curl',
      'plumbline replay 7/createBook/valid/1',
    ])
      expect(text).toContain(part);
    expect(await page.locator('#f-aaaaaaaaaaaa [aria-label=answer] mark').textContent()).toBe('"12"');
    await page.close();
  });

  test('filters and searches', async () => {
    const { page } = await open(write('filter.html', html.render(fixtureRun())));
    await page.locator('button[data-kind=warning]').click();
    expect(await page.locator('details.finding:visible').count()).toBe(1);
    await page.locator('button[data-kind=warning]').click();
    await page.fill('#q', 'POST timeout');
    expect(await page.locator('details.finding:visible').count()).toBe(0);
    await page.fill('#q', 'answers /books');
    expect(await page.locator('details.finding:visible').count()).toBe(1);
    expect(await page.locator('#n').textContent()).toBe('1 of 3 findings');
    await page.locator('#q').press('Escape');
    await page.selectOption('#check', 'body-matches-schema');
    expect(await page.locator('details.finding:visible').count()).toBe(1);
    await page.close();
  });

  test('compares with the run before, and an invalid request with an accepted one', async () => {
    const { page, trouble } = await open(write('compared.html', html.render(everythingRun())));
    expect(await page.locator('.since').textContent()).toContain('1 gone');
    expect(await page.locator('[data-new]').count()).toBe(5);
    await page.locator('#f-dddddddddddd > summary').click();
    expect(await page.locator('#f-dddddddddddd ins').allTextContents()).toEqual(
      expect.arrayContaining(['+   "title": "A"', '+ 201']),
    );
    expect(await page.locator('#f-dddddddddddd [aria-label=request] mark').last().textContent()).toBe('"A"');
    expect(trouble).toEqual([]);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find in %s mode', async (scheme) => {
    expect(await axe(html.render(everythingRun()), scheme)).toEqual([]);
  });

  test('shows what stood as text until it was opened', async () => {
    const many = Array.from({ length: 80 }, (_, i) => finding(`${i}`.padStart(12, '0'), { actual: HOSTILE }));
    const { page, trouble } = await open(`${write('lazy.html', html.render(runOf(records(many))))}#f-000000000079`);
    const last = page.locator('#f-000000000079');
    expect(await page.locator('.same > summary').textContent()).toBe('77 more of body-matches-schema');
    await expect.poll(() => last.evaluate((element) => element.hasAttribute('open'))).toBe(true);
    expect(await last.locator('.body').textContent()).toContain('POST http://127.0.0.1:4010/books');
    expect(await last.locator('.diff').textContent()).toContain('</script><script>alert(1)</script>');
    expect(trouble).toEqual([]);
    await page.close();
  });

  test('makes no element and runs nothing of what a server sends, whatever characters it chooses', async () => {
    const every = String.fromCharCode(...Array.from({ length: 0x3000 }, (_, i) => i));
    const attacks = `${HOSTILE}${every}<!--<script>&lt;</template></textarea></style></title></pre></details>`;
    const elements = async (name: string, text: string): Promise<unknown> => {
      const hit = finding('aaaaaaaaaaaa', {
        check: text,
        sent: text,
        expected: text,
        actual: text,
        curl: text,
        address: text,
        response: { status: 200, headers: [[text, text]], body: text, durationMs: 1 },
      });
      const { page, trouble } = await open(write(name, html.render(runOf(records([hit])))));
      const names = await page.evaluate("[...document.querySelectorAll('*')].map((each) => each.localName).join(' ')");
      expect(trouble).toEqual([]);
      await page.close();
      return names;
    };
    expect(await elements('attacked.html', attacks)).toBe(await elements('plain.html', 'x'));
  });

  test('copies the curl command', async () => {
    const { page } = await open(write('copy.html', html.render(fixtureRun())));
    await page.locator('#f-aaaaaaaaaaaa > summary').click();
    await page.locator('[data-copy=c-aaaaaaaaaaaa]').click();
    await expect.poll(() => page.locator('[data-copy=c-aaaaaaaaaaaa]').textContent()).toMatch(/copied|selected/);
    await page.close();
  });

  test('moves from the search through what was found by keys alone', async () => {
    const { page } = await open(write('keys.html', html.render(fixtureRun())));
    const focused = (): Promise<string> =>
      page.evaluate('document.activeElement.parentElement.id || document.activeElement.id');
    await page.locator('#q').focus();
    await page.keyboard.press('ArrowDown');
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    const second = await focused();
    await page.keyboard.press('Home');
    expect([first, second, await focused()]).toEqual([first, expect.stringMatching(/^f-/), first]);
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('q');
    await page.close();
  });

  test('is read where scripts are forbidden', async () => {
    const page = await openStill(write('still.html', html.render(fixtureRun())));
    await page.locator('#f-aaaaaaaaaaaa > summary').click();
    expect(await page.locator('#f-aaaaaaaaaaaa .frame').isVisible()).toBe(true);
    await page.close();
  });

  test('stays usable with five thousand findings on a thousand operations', async () => {
    const { page, trouble } = await open(write('many.html', html.render(largeRun(1000, 5000))));
    const paint = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
    console.log(`first contentful paint of 5,000 findings on 1,000 operations: ${Math.round(Number(paint))} ms`);
    await page.fill('#q', '000000000abc');
    expect(await page.locator('details.finding:not([hidden])').count()).toBe(1);
    await page.locator('details.finding:not([hidden]) > summary').click();
    expect(await page.locator('details.finding:not([hidden]) .diff').textContent()).toContain('/price is number');
    await page.fill('[data-rows=matrix]', '/books/999');
    expect(await page.locator('#matrix tbody tr:visible').count()).toBe(1);
    expect(trouble).toEqual([]);
    await page.close();
  }, 60_000);
});

/** A run with everything that the page can show: a sequence, a comparison with the run before, what is known. */
function everythingRun(): Run {
  const run = fixtureRun();
  const { request, response } = finding('dddddddddddd');
  if (!response) throw new Error('the fixture has an answer');
  const more: readonly Finding[] = [
    finding('dddddddddddd', {
      accepted: { ...request, body: '{"title":"B"}' },
      violation: { part: 'body', at: '/title', keyword: 'type', proof: 'strict' },
      before: [{ request, response }],
      intermittent: { failed: 1, of: 4, other: { ...response, status: 200 } },
    }),
    finding('eeeeeeeeeeee', { known: { owner: 'books', reason: 'being mended', expires: '2027-01-01' } }),
  ];
  const gone = { id: 'ffffffffffff', check: 'answers', operation: 'POST /books', generator: 'valid', actual: HOSTILE };
  const previous = { startedAt: '2026-01-01T00:00:00Z', target: 'http://a.example', verdict: 'conforms' } as const;
  return {
    ...run,
    findings: [...run.findings, ...more],
    start: { ...run.start, previous: { ...previous, findings: [{ ...gone, generator: 'valid' }] } },
  };
}

/** A run of this many operations, with findings spread over them. */
function largeRun(operations: number, findings: number): Run {
  const run = runOf(
    records(
      Array.from({ length: findings }, (_, i) =>
        finding(i.toString(16).padStart(12, '0'), {
          check: i % 2 ? 'invalid-rejected' : 'body-matches-schema',
          operation: { method: 'POST', path: `/books/${i % operations}` },
        }),
      ),
    ),
  );
  const labels = Array.from({ length: operations }, (_, i) => `POST /books/${i}`);
  const one = <T>(items: readonly T[], change: (item: T, label: string) => T): readonly T[] =>
    labels.flatMap((label) => items.slice(0, 2).map((item) => change(item, label)));
  return {
    ...run,
    start: { ...run.start, operations: one(run.start.operations, (operation, label) => ({ ...operation, label })) },
    outcomes: one(run.outcomes, (outcome, operation) => ({ ...outcome, operation })),
    end: { ...run.end, coverage: one(run.end.coverage, (record, operation) => ({ ...record, operation })) },
  };
}
