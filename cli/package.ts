import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the installed package: above `dist/` when built, of the checkout otherwise. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The version in package.json. */
export function packageVersion(): string {
  const value: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  return typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'string'
    ? value.version
    : '0.0.0';
}

/** The document that is tested when none is named, by the shorter of its absolute and its relative path. */
export function bundledDocument(cwd: string): string {
  const absolute = join(packageRoot, 'examples', 'openrouter-auth-keys-code.md');
  const near = relative(cwd, absolute);
  return near.length < absolute.length && !near.startsWith('..') ? near : absolute;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? folder : findRoot(parent);
}
