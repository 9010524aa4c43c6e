import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { main } from '../run-command.ts';

/** Longest wait for what happens soon, in milliseconds. */
const PATIENCE = 20_000;

const serving = (path: string): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: { [path]: { get: { responses: { 204: { description: 'none' } } } } },
  });

/** Runs `mock api.json` in a folder of its own while `use` goes on. */
async function mocking(
  argv: readonly string[],
  use: (world: { readonly url: string; readonly file: string; err(): string }) => Promise<void>,
): Promise<void> {
  const cwd = mkdtempSync(join(tmpdir(), 'plumbline-mock-'));
  const file = join(cwd, 'api.json');
  writeFileSync(file, serving('/a'));
  const interrupt = new AbortController();
  let out = '';
  let err = '';
  const running = main(['mock', 'api.json', '--port', '0', ...argv], {
    env: {},
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    width: 80,
    stdin: async () => Buffer.from(''),
    interrupted: interrupt.signal,
  });
  try {
    const url = await vi.waitFor(() => {
      const [, found] = /^listening on (\S+)$/m.exec(out) ?? [];
      if (found === undefined) throw new Error('not yet');
      return found;
    }, PATIENCE);
    await use({ url, file, err: () => err });
  } finally {
    interrupt.abort();
    expect(await running).toBe(0);
    rmSync(cwd, { recursive: true, force: true });
  }
}

test('mock serves a document as it changes, and the one before where it cannot be read', async () => {
  await mocking([], async ({ url, file, err }) => {
    expect((await fetch(`${url}/a`)).status).toBe(204);
    writeFileSync(file, '{ "openapi": ');
    await vi.waitFor(
      () => expect(err()).toMatch(/the document has changed, and cannot be served: .*; the one before is served on\n/),
      PATIENCE,
    );
    expect((await fetch(`${url}/a`)).status).toBe(204);
    writeFileSync(file, serving('/brand-new'));
    await vi.waitFor(() => expect(err()).toContain('api.json has changed: 1 operation'), PATIENCE);
    expect((await fetch(`${url}/brand-new`)).status).toBe(204);
    expect((await fetch(`${url}/a`)).status).toBe(404);
  });
});

test('mock serves what a file is changed to that the document refers to, from when it refers to it', async () => {
  await mocking([], async ({ url, file }) => {
    const part = join(file, '..', 'part.json');
    const answer = (status: number): string =>
      JSON.stringify({ get: { responses: { [status]: { description: 'x' } } } });
    writeFileSync(part, answer(204));
    const info = { title: 't', version: '1' };
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info, paths: { '/part': { $ref: 'part.json' } } }));
    await vi.waitFor(async () => expect((await fetch(`${url}/part`)).status).toBe(204), PATIENCE);
    // What changes before a file is first looked at is no change: it is changed until it is seen.
    let again = '';
    await vi.waitFor(
      async () => {
        again += '\n';
        writeFileSync(part, `${answer(202)}${again}`);
        expect((await fetch(`${url}/part`)).status).toBe(202);
      },
      { timeout: PATIENCE, interval: 1000 },
    );
  });
});

test('mock answers preflight requests, limits the rate, and logs to standard error, each where it is asked to', async () => {
  await mocking(['--cors', '--rate-limit', '2', '--verbose'], async ({ url, err }) => {
    const headers = { origin: 'https://a.example', 'access-control-request-method': 'GET' };
    const preflight = await fetch(`${url}/a`, { method: 'OPTIONS', headers });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://a.example',
    ]);
    await fetch(`${url}/a?token=hush`);
    expect((await fetch(`${url}/a`)).status).toBe(429);
    expect(err()).toContain('GET /a 204\n');
    expect(err()).not.toContain('hush');
  });
});
