import { PlumblineError } from '../../openapi/error.ts';
import type { Environment } from '../environment.ts';

const REFERENCE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * A reference to an environment variable, for a configuration file: the variable is read, from the environment or `.env`,
 * when the value is needed. The same as writing `${NAME}`, which JSON files do; `$${` stands for the characters `${`.
 */
export function env(name: string): string {
  return `\${${name}}`;
}

/** A text that may stand in a header field. Throws CONFIG_INVALID for one with a line break, never showing it. */
export function oneLine(text: string, place: string): string {
  if (!/[\0\r\n]/.test(text)) return text;
  throw new PlumblineError('CONFIG_INVALID', `${place} sends a header field with a line break in it; remove it`);
}

/** The environment, with something in place of every variable that this value refers to and that is not set. */
export function withPlaceholders(environment: Environment, value: unknown): Environment {
  const names = [...(JSON.stringify(value) ?? '').matchAll(REFERENCE)].flatMap(([, name]) => name ?? []);
  return { ...Object.fromEntries(names.map((name) => [name, `unset-${name}`])), ...environment };
}

/** Whether this text refers to a variable. */
export function refers(text: string): boolean {
  return [...text.matchAll(REFERENCE)].some(([, name]) => name !== undefined);
}

/** The text with its references replaced. Throws CONFIG_INVALID, naming the place, for a variable that is not set. */
export function expand(text: string, environment: Environment, place: string): string {
  return text.replace(REFERENCE, (_, name: string | undefined) => {
    if (name === undefined) return '${';
    const value = environment[name];
    if (value) return value;
    throw new PlumblineError(
      'CONFIG_INVALID',
      `${place} needs the environment variable ${name}, which is not set; set it in the environment or in .env`,
    );
  });
}
