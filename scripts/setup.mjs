// Everything that a checkout needs before it can run: dependencies and the build. Plain Node, since nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const sourceFolders = ['openapi', 'http', 'properties', 'reports', 'mock', 'drift', 'traffic', 'suites', 'cli'];

/** Makes dependencies and build current. Ends the process with one sentence where that fails. */
export function setUp() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Plumbline needs Node 20.19 or newer; this is ${process.version}`);
  install();
  build();
}

/** `npm ci`, unless what is installed is what package-lock.json says. */
export function install() {
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.plumbline-lock');
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    console.error('installing dependencies …');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    // Where a registry lacks the packages of other platforms, `npm ci` refuses what `npm install` can do without.
    if (!succeeds('npm', ['ci', ...quiet]))
      run('npm', ['install', '--no-save', ...quiet], 'the dependencies could not be installed; see above');
  }
  writeFileSync(stamp, digest);
}

/** Compiles the sources to dist/, unless dist/ was made from exactly these. */
export function build() {
  const stamp = join(root, 'dist', '.built');
  const digest = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.error('building …');
  run(process.execPath, [typescript(), '-p', 'tsconfig.build.json'], 'the sources do not compile; see above');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, digest);
}

/** The path of the TypeScript compiler, to be run by Node. */
export function typescript() {
  return join(root, 'node_modules', 'typescript', 'bin', 'tsc');
}

/** Runs a program to its end with its output shown; ends this process where it fails. */
export function run(program, args, sentence) {
  if (!succeeds(program, args)) fail(sentence);
}

function succeeds(program, args) {
  // npm is a script on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && program === 'npm';
  // Standard output is for reports: what set-up has to say goes to standard error.
  return spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], shell }).status === 0;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function digestOfSources() {
  const hash = createHash('sha256');
  for (const name of ['index.ts', 'tsconfig.json', 'tsconfig.build.json', 'package.json']) note(join(root, name), hash);
  for (const folder of sourceFolders) walk(join(root, folder), hash);
  return hash.digest('hex');
}

function walk(folder, hash) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, hash);
    else if (/(?<!\.test|\.testing|\.suite|\.fixture)\.ts$/.test(entry.name)) note(path, hash);
  }
}

function note(path, hash) {
  if (!existsSync(path)) return;
  const { mtimeMs, size } = statSync(path);
  hash.update(`${path}\n${mtimeMs}\n${size}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
