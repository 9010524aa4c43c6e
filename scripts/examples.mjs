// npm run examples: the suites of examples/vitest as users run them. With --modes also concurrently, in shards that are
// merged, and in watch mode; each must leave the same findings in our reports.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const folder = join(root, 'examples', 'vitest');
const written = join(folder, 'plumbline-report');
const blobs = join(folder, '.vitest-reports');
const LONGEST = 120_000;

function start(args) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return spawn(process.execPath, [vitest, ...args], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
}

function ended(child) {
  return new Promise((done) => child.on('close', done));
}

async function until(holds) {
  for (const begun = Date.now(); !holds(); ) {
    if (Date.now() - begun > LONGEST) throw new Error('nothing was written in time');
    await new Promise((done) => setTimeout(done, 100));
  }
}

function clear() {
  for (const path of [written, blobs]) rmSync(path, { recursive: true, force: true });
}

/** What the last run found, without what differs from run to run. */
function told() {
  const { verdict, totals } = JSON.parse(readFileSync(join(written, 'report.json'), 'utf8'));
  const { durationMs: _, requests: __, ...counts } = totals;
  return JSON.stringify({ verdict, ...counts });
}

const failed = [];
function expectSame(mode, status, wanted) {
  const same = status === 0 && existsSync(join(written, 'report.json')) && (wanted === undefined || told() === wanted);
  console.log(`${same ? '✓' : '✗'} ${mode}: ${existsSync(join(written, 'report.json')) ? told() : 'no report'}`);
  if (!same) failed.push(mode);
}

clear();
expectSame('one run', await ended(start(['run'])));
const plain = told();
if (process.argv.includes('--modes')) {
  clear();
  expectSame('all tests at once', await ended(start(['run', '--sequence.concurrent'])), plain);

  clear();
  const shards = await Promise.all(
    [1, 2].map((i) => ended(start(['run', `--shard=${i}/2`, '--reporter=blob', '--reporter=plumbline/reporter']))),
  );
  rmSync(written, { recursive: true, force: true });
  const merged = await ended(start(['run', '--merge-reports', '--reporter=plumbline/reporter']));
  expectSame('shards, merged', shards.every((status) => status === 0) ? merged : 1, plain);

  clear();
  const watching = start(['--watch', '--standalone=false']);
  const report = join(written, 'report.json');
  try {
    await until(() => existsSync(report));
    rmSync(report);
    // Only the file that changed runs again; what the other one said is still told.
    utimesSync(join(folder, 'books.test.ts'), new Date(), new Date());
    await until(() => existsSync(report));
    expectSame('watch mode', 0, plain);
  } finally {
    watching.kill('SIGTERM');
    await ended(watching);
  }
}
clear();
process.exit(failed.length === 0 ? 0 : 1);
