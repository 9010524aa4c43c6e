// npm run package [NODE…]: what people install. Packs, lets publint and are-the-types-wrong judge the tarball, installs it into
// an empty folder, measures it, and goes the way of a newcomer there: init, a run, a run against a lie, imports. `npm run
// package 22 24` does the same on those versions of Node as well, which npm fetches.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

const MOST_MEGABYTES = 40;
const MOST_PACKAGES = 60;

setUp();
const work = mkdtempSync(join(tmpdir(), 'plumbline-package-'));
let failed = 0;
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Says whether something holds, with what shows it. */
function holds(sentence, held, shown = '') {
  console.log(`${held ? '✓' : '✗'} ${sentence}`);
  if (!held) {
    failed += 1;
    console.log(shown.replace(/^/gm, '    '));
  }
}

/** Runs a program to its end, without what the environment says about targets. */
function run(program, args, { cwd = root, env = {} } = {}) {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PLUMBLINE_')));
  const shell = process.platform === 'win32' && /^np[mx]$/.test(program);
  const ended = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...clean, NO_COLOR: '1', CI: '1', ...env },
    shell,
  });
  return { code: ended.status, out: ended.stdout, said: `${ended.stdout}${ended.stderr}` };
}

const tool = (...path) => join(root, 'node_modules', ...path);
const packed = run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', work]);
const [tarball] = JSON.parse(packed.out);
const file = join(work, tarball.filename);
holds(`npm pack: ${tarball.entryCount} files, ${Math.round(tarball.size / 1024)} KB`, packed.code === 0, packed.said);
const stray = tarball.files.filter(({ path }) => /\.(test|testing|suite)\.|(^|\/)\.env$|\.map$/.test(path));
holds('nothing in it is of tests', stray.length === 0, stray.map(({ path }) => path).join('\n'));
const linted = run(process.execPath, [tool('publint', 'src', 'cli.js'), 'run', file, '--strict']);
holds('publint has nothing to say', linted.code === 0 && /All good/.test(linted.said), linted.said);
const attw = tool('@arethetypeswrong', 'cli', 'dist', 'index.js');
const types = run(process.execPath, [attw, file, '--profile', 'esm-only', '--no-color']);
holds('the types are right (@arethetypeswrong/cli)', types.code === 0, types.said);

const project = join(work, 'project');
mkdirSync(project);
writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n');
const installed = run('npm', ['install', '--no-audit', '--no-fund', file], { cwd: project });
if (installed.code !== 0 && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED/.test(installed.said)) {
  console.log('- what it needs cannot be fetched here; its installation is left out');
  process.exit(failed === 0 ? 0 : 1);
}
holds('it installs into an empty folder', installed.code === 0, installed.said);
const size = sizeOf(join(project, 'node_modules')) / 1e6;
const lock = JSON.parse(readFileSync(join(project, 'node_modules', '.package-lock.json'), 'utf8'));
const packages = Object.keys(lock.packages).length;
holds(`installed: ${size.toFixed(1)} MB (most ${MOST_MEGABYTES})`, size < MOST_MEGABYTES);
holds(`installed: ${packages} packages (most ${MOST_PACKAGES})`, packages < MOST_PACKAGES);

const byNpx = run('npx', ['--no-install', 'plumbline', '--version'], { cwd: project });
holds('npx plumbline finds it', byNpx.code === 0 && /^\d+\.\d+\.\d+/.test(byNpx.out), byNpx.said);
await journey(process.execPath, 'init');
for (const version of process.argv.slice(2).filter((word) => /^\d+(\.\d+)*$/.test(word))) {
  const folder = join(work, `node${version}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const got = run('npm', ['install', '--no-audit', '--no-fund', `node@${version}`], { cwd: folder });
  const node = join(folder, 'node_modules', '.bin', 'node');
  if (got.code === 0 && run(node, ['--version']).code === 0) await journey(node, 'again');
  else console.log(`- Node ${version} cannot be had here; left out`);
}
console.log(failed === 0 ? 'the package holds' : `${failed} of these do not hold`);
process.exitCode = failed === 0 ? 0 : 1;

/** The way of a newcomer, on one Node. */
async function journey(node, first) {
  const main = join(project, 'node_modules', 'plumbline', 'dist', 'cli', 'main.js');
  const on = `Node ${run(node, ['--version']).out.trim().slice(1)}`;
  const plumbline = (...args) => run(node, [main, ...args], { cwd: project });
  if (first === 'init') {
    const init = plumbline('init', '--yes');
    holds(`${on}: init sets a project up`, init.code === 0 && /the embedded mock/.test(init.out), init.said);
  }
  const green = plumbline('test', '--cases', '20');
  holds(`${on}: a run against the mock is green`, green.code === 0 && /✓ conforms/.test(green.out), green.said);
  const lie = spawn(node, [main, 'mock', '--port', '0', '--fault', 'status-undocumented', '--token', 'secret'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await new Promise((done) => {
    lie.stdout.setEncoding('utf8');
    lie.stdout.on('data', (text) => done(/listening on (\S+)/.exec(text)?.[1]));
    lie.on('close', () => done(undefined));
  });
  const red = plumbline('test', '--cases', '20', '--url', url ?? 'http://127.0.0.1:9', '--token', 'secret');
  lie.kill();
  holds(`${on}: a run against a lie is red, and says why`, red.code === 1 && /curl /.test(red.out), red.said);
  const imports =
    "import('plumbline').then(({ loadDocument, operations, run }) => [loadDocument, operations, run].every((it) => typeof it === 'function') || process.exit(1))";
  const library = run(node, ['-e', imports], { cwd: project });
  holds(`${on}: import from 'plumbline' works`, library.code === 0, library.said);
}

/** Octets of all files below a folder. */
function sizeOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    return sum + (entry.isDirectory() ? sizeOf(path) : entry.isFile() ? statSync(path).size : 0);
  }, 0);
}
