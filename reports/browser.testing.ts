import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

/** Where a Chromium is; `undefined` where none is installed. */
export const browserPath = [
  process.env.PLUMBLINE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

export interface Opened {
  readonly page: Page;
  /** What a page must never do: errors and warnings on its console, requests beyond its own file, dialogs. */
  readonly trouble: readonly string[];
}

/** A browser for the tests of one `describe`, closed after them. Pages are opened from files. */
export function testBrowser(): {
  /** The address of a file with this text. */
  write(name: string, text: string): string;
  open(url: string, scheme?: 'light' | 'dark'): Promise<Opened>;
  /** A page in which no script runs. */
  openStill(url: string): Promise<Page>;
  /** What axe finds in the page with everything open in it; the page's own policy must have been taken out. */
  axe(html: string, scheme: 'light' | 'dark'): Promise<readonly string[]>;
} {
  let browser: Browser;
  // Pages share what takes long to make.
  const contexts = new Map<string, BrowserContext>();
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-html-'));
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
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return pathToFileURL(file).href;
  };
  const open = async (url: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Opened> => {
    const context = contexts.get(colorScheme) ?? (await browser.newContext({ colorScheme }));
    contexts.set(colorScheme, context);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
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
  };
  return {
    write,
    open,
    async openStill(url) {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    async axe(html, scheme) {
      // The page allows no script but its own: axe is one.
      const permissive = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
      const { page } = await open(write(`axe-${scheme}.html`, permissive), scheme);
      await page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })");
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
      const violations = await page.evaluate<string[]>(
        `axe.run().then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes.slice(0, 2).map(({html}) => html).join(' ').slice(0, 300)))`,
      );
      await page.close();
      return violations;
    },
  };
}
