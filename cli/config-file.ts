import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PlumblineError } from '../openapi/error.ts';
import { didYouMean } from '../openapi/nearest.ts';
import { readSections, type Sections, sectionKeys } from './config/sections.ts';
import { expand, refers } from './config/variables.ts';
import type { Environment } from './environment.ts';
import { type CommandName, configKey, type Option } from './options/option.ts';
import type { RawValue, RawValues } from './options/raw.ts';
import { options } from './options/table.ts';

const names = [
  'plumbline.config.ts',
  'plumbline.config.mts',
  'plumbline.config.js',
  'plumbline.config.mjs',
  'plumbline.config.json',
];

/** What a configuration file says. */
export interface ConfigFile {
  readonly values: RawValues;
  readonly document?: string;
  /** What only a configuration file can say; absent where there is none. Rejects with CONFIG_INVALID. */
  readonly sections?: () => Promise<Sections>;
}

/** Finds and reads the configuration file of this folder, or the one that `named`. Nothing where there is none. */
export async function readConfigFile(cwd: string, named: string | undefined): Promise<ConfigFile> {
  const path = named === undefined ? names.map((name) => join(cwd, name)).find(existsSync) : resolve(cwd, named);
  if (path === undefined) return { values: new Map() };
  if (!existsSync(path)) throw invalid(named ?? basename(path), 'does not exist');
  const file = named ?? basename(path);
  return readConfig(await load(path, file), file);
}

/** The options in the value of a configuration file. Throws CONFIG_INVALID, naming the key and the nearest one there is. */
export function readConfig(value: unknown, file: string): ConfigFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(file, 'must export an object of options as its default');
  const byKey = new Map(options.filter(({ flag }) => flag !== 'config').map((option) => [configKey(option), option]));
  const values = new Map<string, RawValue>();
  const sections: Record<string, unknown> = {};
  const own: ReadonlySet<string> = new Set(sectionKeys);
  let document: string | undefined;
  for (const [key, given] of Object.entries(value)) {
    if (given === undefined) continue;
    if (key === 'document') {
      if (typeof given !== 'string') throw invalid(file, 'document must be a path or a URL');
      document = given;
      continue;
    }
    if (own.has(key)) {
      sections[key] = given;
      continue;
    }
    const option = byKey.get(key);
    const known = ['document', ...byKey.keys(), ...sectionKeys];
    if (!option) throw invalid(file, `has no option ${key}${didYouMean(key, known)}`);
    if (option.planned) throw invalid(file, `sets ${key}, which is not part of this version`);
    values.set(option.flag, { value: rawOf(option, given, file, key), origin: `${key} in ${file}` });
  }
  return { values, document, sections: () => readSections(sections, file) };
}

/**
 * The same values with the variables that they refer to, for the options of this command; the others stay as they are.
 * Throws CONFIG_INVALID for a variable that is not set; with `lenient`, what needs it is left out.
 */
export function expandValues(
  values: RawValues,
  command: CommandName,
  env: Environment,
  { lenient }: { readonly lenient: boolean },
): RawValues {
  const used = new Set(options.filter(({ commands }) => commands.includes(command)).map(({ flag }) => flag));
  const one = (text: string, origin: string): string => (refers(text) ? expand(text, env, origin) : text);
  const expanded = new Map<string, RawValue>();
  for (const [flag, { value, origin }] of values) {
    try {
      if (!used.has(flag) || typeof value === 'boolean') expanded.set(flag, { value, origin });
      else if (typeof value === 'string') expanded.set(flag, { value: one(value, origin), origin });
      else expanded.set(flag, { value: value.map((text) => one(text, origin)), origin });
    } catch (error) {
      if (!lenient) throw error;
    }
  }
  return expanded;
}

function rawOf(option: Option, given: unknown, file: string, key: string): RawValue['value'] {
  const scalar = (value: unknown): string => {
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw invalid(file, `${key} must be ${option.kind === 'number' ? 'a number' : 'text'}`);
  };
  if (option.kind === 'switch') {
    if (typeof given === 'boolean') return given;
    throw invalid(file, `${key} must be true or false`);
  }
  if (option.kind !== 'list') return scalar(given);
  if (Array.isArray(given)) return given.map(scalar);
  // `auth: { basicAuth: 'user:password' }` and `header: { 'X-Tenant': 'a' }` read better than lists of pairs.
  if (typeof given === 'object' && given !== null && (option.flag === 'auth' || option.flag === 'header'))
    return Object.entries(given).map(
      ([name, value]) => `${name}${option.flag === 'auth' ? '=' : ': '}${scalar(value)}`,
    );
  return [scalar(given)];
}

async function load(path: string, file: string): Promise<unknown> {
  try {
    if (extname(path) === '.json') return JSON.parse(readFileSync(path, 'utf8'));
    const module: unknown = await import(pathToFileURL(path).href);
    return defaultOf(module);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ERR_UNKNOWN_FILE_EXTENSION') return await loadWithVite(path, file);
    throw invalid(
      file,
      `cannot be read: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
      cause,
    );
  }
}

/** Node before 22.18 strips no types; where vitest is installed, vite does. */
async function loadWithVite(path: string, file: string): Promise<unknown> {
  try {
    const vitest = createRequire(path).resolve('vitest/package.json');
    const vite: unknown = await import(pathToFileURL(createRequire(vitest).resolve('vite')).href);
    if (typeof vite === 'object' && vite !== null && 'loadConfigFromFile' in vite) {
      const loadConfig = vite.loadConfigFromFile;
      if (typeof loadConfig === 'function') {
        const loaded: unknown = await loadConfig({ command: 'serve', mode: 'test' }, path, undefined, 'silent');
        if (typeof loaded === 'object' && loaded !== null && 'config' in loaded) return loaded.config;
      }
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'MODULE_NOT_FOUND'))
      throw invalid(
        file,
        `cannot be read: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`,
        cause,
      );
  }
  throw invalid(
    file,
    `is TypeScript, which Node ${process.versions.node} does not read; use Node 22.18 or newer, or name it plumbline.config.mjs`,
  );
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module;
}

function invalid(file: string, sentence: string, cause?: unknown): PlumblineError {
  return new PlumblineError('CONFIG_INVALID', `${file} ${sentence}`, { cause });
}
