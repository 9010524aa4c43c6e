// npm test: sets up, then types, lint, units, and the suites against the embedded mock. Ends with `N passed, N failed`.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp, typescript } from './setup.mjs';

setUp();
const bin = (...path) => join(root, 'node_modules', ...path);
const work = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
const tally = { passed: 0, failed: 0 };

/** Runs Node on a program and counts it as one test, or as those that its JSON report lists. */
async function step(name, args, { report, env } = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const status = await new Promise((done) => child.on('close', done));
  let count = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  if (report && existsSync(report)) {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, 'utf8'));
    // A suite that breaks before its first test fails nothing by count.
    count = { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
  }
  tally.passed += count.passed;
  tally.failed += count.failed;
  console.log(`${status === 0 ? '✓' : '✗'} ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

const vitest = (project, report) => [
  bin('vitest', 'vitest.mjs'),
  'run',
  '--project',
  project,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${report}`,
];
// What a developer's own .env says about targets is for `npm run conformance`; here the embedded mock is the target.
const mock = {
  ...Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('PLUMBLINE_'))
      .map((name) => [name, '']),
  ),
  PLUMBLINE_ENV_FILE: '',
};

await Promise.all([
  step('types', [typescript(), '--noEmit']),
  step('lint', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--log-level=warn']),
]);
await step('units', vitest('units', join(work, 'units.json')), { report: join(work, 'units.json') });
await step('conformance', vitest('conformance', join(work, 'conformance.json')), {
  report: join(work, 'conformance.json'),
  env: mock,
});
await step('examples', [join(root, 'scripts', 'examples.mjs')], { env: mock });

rmSync(work, { recursive: true, force: true });
if (process.env.PLUMBLINE_TALLY) writeFileSync(process.env.PLUMBLINE_TALLY, `${tally.passed} ${tally.failed}\n`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);
