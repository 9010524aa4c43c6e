// npm run interrupts [TIMES]: sends SIGINT, SIGTERM and SIGKILL to runs at random moments. What a run had printed must be
// in its run file; SIGINT and SIGTERM must end it within two seconds with 130; the file must be reportable.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { folderWith, startTarget } from './bench/measure.mjs';
import { root, setUp } from './setup.mjs';

const given = process.argv.slice(2);
const at = given.indexOf('--dist');
const dist = at >= 0 ? resolve(given[at + 1]) : join(root, 'dist');
const times = Number(given.find((word) => /^\d+$/.test(word)) ?? 200);
if (at < 0) setUp();
const main = join(dist, 'cli', 'main.js');
const target = await startTarget();
const made = folderWith(20);
const file = join(made.folder, 'plumbline-report', 'run.ndjson');
const faults = [];
let slowest = 0;
for (let i = 0; i < times; i++) {
  const signal = ['SIGINT', 'SIGTERM', 'SIGKILL'][i % 3];
  const after = 300 + Math.random() * 2500;
  const { code, out, took } = await interrupted(signal, after);
  if (took === undefined) continue;
  const told = (what) => faults.push(`${signal} after ${Math.round(after)} ms: ${what}`);
  if (signal !== 'SIGKILL') {
    slowest = Math.max(slowest, took);
    if (code !== 130) told(`exit code ${code}`);
    if (took > 2000) told(`took ${Math.round(took)} ms to end`);
  }
  if (!existsSync(file)) continue;
  const stored = readFileSync(file, 'utf8');
  for (const [, id] of out.matchAll(/^ *id ([0-9a-f]{12})/gm)) if (!stored.includes(id)) told(`${id} is not stored`);
  const broken = stored
    .split('\n')
    .slice(0, -1)
    .filter((line) => !parses(line));
  if (broken.length > 0) told(`${broken.length} lines are broken`);
  const again = spawnSync(process.execPath, [main, 'report', file], { cwd: made.folder, encoding: 'utf8' });
  if (again.stderr !== '') told(`it cannot be reported: ${again.stderr}`);
}
target.end();
made.end();
console.log(`${times} interrupts, slowest end ${Math.round(slowest)} ms, ${faults.length} faults`);
for (const fault of faults) console.log(`  ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

function interrupted(signal, after) {
  return new Promise((resolve) => {
    const args = [main, 'test', made.document, '--url', target.url, '--verbose', '--no-color'];
    const child = spawn(process.execPath, args, { cwd: made.folder, stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    let sent;
    child.stdout.on('data', (text) => {
      out += text;
    });
    const timer = setTimeout(() => {
      sent = performance.now();
      child.kill(signal);
    }, after);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, out, took: sent === undefined ? undefined : performance.now() - sent });
    });
  });
}

function parses(line) {
  try {
    return JSON.parse(line) !== undefined;
  } catch {
    return false;
  }
}
