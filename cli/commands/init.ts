import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PlumblineError } from '../../openapi/error.ts';
import type { SecurityScheme } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { type NewFile, newFiles } from '../init/files.ts';
import { firstRun } from '../init/first-run.ts';
import { ignored } from '../init/ignored.ts';
import { projectIn } from '../init/project.ts';
import type { Io } from '../io.ts';
import type { Settings } from '../options/settings.ts';
import { bundledDocument, packageVersion } from '../package.ts';
import { readDocument } from '../plan/document.ts';

const CONFIGURATIONS = ['ts', 'mts', 'js', 'mjs', 'json'].map((extension) => `plumbline.config.${extension}`);

/**
 * Writes what a project needs to be tested: a configuration, `.env.example`, a suite of vitest, a CI workflow; overwrites
 * nothing; then runs once and says what came of it. Ends with 0 when the project is set up, whatever the run found.
 */
export async function execute(settings: Settings, io: Io): Promise<number> {
  const project = projectIn(io.cwd);
  const [operand] = settings.positionals;
  const proposed = operand ?? settings.fallbackDocument ?? project.document;
  const ask = settings.yes || operand !== undefined ? undefined : io.ask;
  const named = (ask && (await ask('OpenAPI document, a path or a URL', proposed))) || proposed;
  const example = named === undefined ? exampleDocument(io) : undefined;
  const document = named ?? example?.path ?? '';
  const url =
    settings.url ??
    ((ask && (await ask('Base URL of the target; empty for the embedded mock', undefined))) || undefined);
  if (url !== undefined && !/^https?:\/\/\S+$/.test(url) && url !== 'servers')
    throw new PlumblineError('USAGE', `${url} is no base URL; write http://HOST:PORT/BASE`);
  if (example) write(example, io, false);
  // Whatever is wrong with it is said before anything is written for it.
  const loaded = await readDocument({ ...settings, document }, io);
  const schemes = new Map<string, SecurityScheme>();
  for (const { security } of operations(loaded))
    for (const { scheme } of security.flat()) schemes.set(scheme.name, scheme);
  const wishes = { project, document, url, schemes: [...schemes.values()], version: packageVersion() };
  const configured = CONFIGURATIONS.find((file) => existsSync(join(io.cwd, file)));
  for (const file of newFiles(wishes)) {
    const stays = configured !== undefined && (!settings.force || configured !== file.path);
    if (stays && basename(file.path).startsWith('plumbline.config.'))
      io.out(`  = ${configured.padEnd(34)} was there, and stays as it is\n`);
    else write(file, io, settings.force);
  }
  ignore(io);
  io.out('\n');
  const came = await firstRun({ ...settings, command: 'test', document, url }, io);
  if (came === 130 || came === 2) return came;
  const missing = project.missing.length > 0 ? `npm install --save-dev ${project.missing.join(' ')}` : undefined;
  const steps = [
    missing,
    'npx plumbline                      the same again, by the configuration',
    'npx plumbline list                 what is tested, and what is not and why',
    'npx plumbline prove                which lies of a server the suite would catch',
    'npx vitest run                     the same as tests',
  ].filter((step) => step !== undefined);
  io.out(`Next\n${steps.map((step) => `  ${step}`).join('\n')}\n`);
  return 0;
}

/** The document that comes with Plumbline, for a project that has none yet. */
function exampleDocument(io: Io): NewFile {
  return {
    path: 'openapi.example.md',
    text: readFileSync(resolve(io.cwd, bundledDocument(io.cwd)), 'utf8'),
    purpose: 'an example, as no document was found here: replace it by your own',
  };
}

function write({ path, text, purpose }: NewFile, io: Io, force: boolean): void {
  const file = join(io.cwd, path);
  const there = existsSync(file);
  if (there && !force) {
    io.out(`  = ${path.padEnd(34)} was there, and stays as it is\n`);
    return;
  }
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: force ? 'w' : 'wx' });
  } catch (cause) {
    throw new PlumblineError('CONFIG_INVALID', `${path} cannot be written; make the folder writable`, { cause });
  }
  io.out(`  ${there ? '~' : '+'} ${path.padEnd(34)} ${purpose}\n`);
}

/** Adds what must not be committed to `.gitignore`, and nothing that is there. */
function ignore(io: Io): void {
  const file = join(io.cwd, '.gitignore');
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const { text, added } = ignored(old);
  if (added.length === 0) return;
  writeFileSync(file, text);
  io.out(`  ${old === '' ? '+' : '~'} ${'.gitignore'.padEnd(34)} ${added.join(' and ')} are not committed\n`);
}
