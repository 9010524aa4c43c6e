import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { API, limitsFor, type Mode, TOKEN } from './mode.testing.ts';
import { MODES } from './modes.testing.ts';
import { type Measured, sweepPage } from './sweep-page.testing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The built command line, each run of which is a process of its own whose memory can be told. */
const program = process.env.PLUMBLINE_HOSTILE;
const MOST_MEGABYTES = 300;

async function measured(mode: Mode): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  const server = await mode.start();
  writeFileSync(join(folder, 'api.json'), JSON.stringify(API));
  const peak = pathToFileURL(join(root, 'scripts', 'bench', 'peak.mjs')).href;
  const line = ['test', 'api.json', '--url', server.url, '--verbose', '--no-progress', ...limitsFor(mode)];
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', peak, program ?? '', ...line], { cwd: folder });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  server.close();
  rmSync(folder, { recursive: true });
  return {
    does: mode.does,
    code,
    seconds: (performance.now() - begun) / 1000,
    megabytes: Number(/peak (\d+)/.exec(err)?.[1]),
    requests: server.heads.length,
    out,
  };
}

describe.skipIf(program === undefined || !existsSync(program))('a process that tests a server that', () => {
  const all: Measured[] = [];

  test.each(MODES)('$does ends in time and in bounded memory', { timeout: 60_000 }, async (mode) => {
    const outcome = await measured(mode);
    all.push(outcome);
    expect({ code: outcome.code, out: outcome.out.replace(/\s+/g, ' ') }).toEqual({
      code: mode.code,
      out: expect.stringMatching(mode.names),
    });
    expect(outcome.megabytes).toBeLessThan(MOST_MEGABYTES);
    expect(outcome.seconds).toBeLessThan((mode.seconds ?? 5) + 10);
    expect(outcome.out).not.toContain(TOKEN);
  });

  test('is one of those that the page lists', async () => {
    writeFileSync(join(root, 'docs', 'hostile.md'), sweepPage(all, MOST_MEGABYTES));
    expect(all).toHaveLength(MODES.length);
  });
});
