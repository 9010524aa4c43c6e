import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { finding, fixtureRun, records } from './fixture.testing.ts';
import { html } from './html.ts';
import { runOf } from './run-file.ts';

const browserPath = [
  process.env.PLUMBLINE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

describe.skipIf(!browserPath)('the page in a browser (skipped where no Chromium is installed)', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-html-'));
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: browserPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(url: string, colorScheme: 'light' | 'dark' = 'light') {
    const page = await browser.newPage({ colorScheme });
    const trouble: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:')) trouble.push(request.url());
    });
    page.on('dialog', (dialog) => {
      trouble.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(url);
    return { page, trouble };
  }

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
    const text = await page.locator('#f-aaaaaaaaaaaa .body').innerText();
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
    expect(await page.locator('#f-aaaaaaaaaaaa [aria-label=answer] mark').innerText()).toBe('"12"');
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
    expect(await page.locator('#n').innerText()).toBe('1 of 3 findings');
    await page.locator('#q').press('Escape');
    await page.selectOption('#check', 'body-matches-schema');
    expect(await page.locator('details.finding:visible').count()).toBe(1);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('has nothing for axe to find in %s mode', async (scheme) => {
    const { page } = await open(
      write(
        `axe-${scheme}.html`,
        html.render(fixtureRun()).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''),
      ),
      scheme,
    );
    await page.locator('button[data-all=open]').click();
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
    const violations = await page.evaluate(
      `axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes.slice(0, 2).map(({html}) => html).join(' ').slice(0, 300)))`,
    );
    expect(violations).toEqual([]);
    await page.close();
  });

  test('stays usable with five thousand findings', async () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      finding(i.toString(16).padStart(12, '0'), { check: i % 2 ? 'invalid-rejected' : 'body-matches-schema' }),
    );
    const { page, trouble } = await open(write('many.html', html.render(runOf(records(many)))));
    await page.fill('#q', '000000000abc');
    expect(await page.locator('details.finding:not([hidden])').count()).toBe(1);
    expect(trouble).toEqual([]);
    await page.close();
  }, 60_000);
});
