// Programs that are measured, each in a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { documentOf } from './documents.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Starts the target; yields its URL and how to end it. */
export async function startTarget() {
  const child = spawn(process.execPath, [join(here, 'target.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  return { url: `http://127.0.0.1:${port}`, end: () => child.kill() };
}

/** Milliseconds that raw undici needs for so many requests. */
export const rawUndici = (url, requests, inFlight) => Number(node([join(here, 'raw.mjs'), url, requests, inFlight]));

/** Milliseconds that the least loop by hand needs for so many: generate, send, parse, validate. */
export const byHand = (url, requests, inFlight) => Number(node([join(here, 'loop.mjs'), url, requests, inFlight]));

/** A folder with a document of so many operations; `end` takes it away. */
export function folderWith(operations) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(documentOf(operations)));
  return { folder, document: join(folder, 'api.json'), end: () => rmSync(folder, { recursive: true }) };
}

/** Microseconds for each case generated, and for each answer judged, nothing being sent. */
export const alone = (dist, document, cases) => JSON.parse(node([join(here, 'generation.mjs'), dist, document, cases]));

/** One run of the whole: its totals, milliseconds from start to exit, and its peak of memory in MB. */
export function plumbline(dist, { folder, document }, options) {
  const begun = performance.now();
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [
      ...['--import', pathToFileURL(join(here, 'peak.mjs')).href, join(dist, 'cli', 'main.js'), 'test', document],
      ...['--no-color', '--no-progress', '--quiet', '--report', 'json', ...options],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  const wall = performance.now() - begun;
  if (status !== 0)
    throw new Error(`plumbline test ended with ${status}: ${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  const { totals } = JSON.parse(readFileSync(join(folder, 'plumbline-report', 'report.json'), 'utf8'));
  return { totals, wall, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) };
}

/** Requests a second of Schemathesis on the same document and target; nothing where it is not installed. */
export function schemathesis({ folder, document }, url) {
  const name = ['schemathesis', 'st'].find((tool) => spawnSync(tool, ['--version']).status === 0);
  if (!name) return undefined;
  const args = ['run', document, '--url', url, '--max-examples', '200', '--phases', 'fuzzing', '--checks', 'all'];
  const begun = performance.now();
  const { stdout } = spawnSync(name, args, { cwd: folder, encoding: 'utf8', timeout: 120_000 });
  const cases = Number(/(\d+) generated/.exec(stdout)?.[1]);
  return cases > 0 ? (cases * 1000) / (performance.now() - begun) : undefined;
}

function node(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args.map(String), { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
