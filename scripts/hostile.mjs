// npm run hostile: a process against each hostile server, with its time and its memory; writes docs/hostile.md.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { root, setUp } from './setup.mjs';

const at = process.argv.indexOf('--dist');
if (at < 0) setUp();
const dist = at >= 0 ? resolve(process.argv[at + 1]) : join(root, 'dist');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'units', 'cli/hostile/sweep.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PLUMBLINE_HOSTILE: join(dist, 'cli', 'main.js') },
});
process.exitCode = status ?? 1;
