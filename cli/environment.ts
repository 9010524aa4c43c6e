import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'dotenv';
import { PlumblineError } from '../openapi/error.ts';
import { type RawValue, type RawValues, rawFromText } from './options/raw.ts';
import { options } from './options/table.ts';

/** Names and values of environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with what a `.env` file adds to it: what is set already wins, and nothing is written to
 * `process.env`. `file` is what `--env-file` named; without it `.env` is read where there is one.
 */
export function withEnvFile(environment: Environment, cwd: string, file: string | undefined): Environment {
  const named = file ?? environment.PLUMBLINE_ENV_FILE;
  // Set but empty: no file at all.
  if (named === '') return environment;
  const path = resolve(cwd, named ?? '.env');
  if (!existsSync(path)) {
    if (named === undefined) return environment;
    throw new PlumblineError('CONFIG_INVALID', `the environment file ${named} does not exist`);
  }
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    if (named === undefined) return environment;
    throw new PlumblineError('CONFIG_INVALID', `the environment file ${named} cannot be read`, { cause });
  }
  return { ...parse(text), ...environment };
}

/** The options that the environment sets. */
export function readEnvironment(environment: Environment): RawValues {
  const values = new Map<string, RawValue>();
  for (const option of options) {
    if (option.env === undefined || option.planned) continue;
    const text = environment[option.env];
    const raw = text === undefined ? undefined : rawFromText(option, text, option.env);
    if (raw) values.set(option.flag, raw);
  }
  return values;
}

/** The variable that holds the credential of one security scheme: `PLUMBLINE_AUTH_API_KEY` for `api-key`. */
export function authVariable(scheme: string): string {
  return `PLUMBLINE_AUTH_${scheme.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}
