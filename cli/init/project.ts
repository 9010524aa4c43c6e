import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../../openapi/json.ts';

/** What there is of a project in a folder: as much as decides what is written for it, and how. */
export interface Project {
  /** How its packages are installed in CI; `undefined` where there is no package.json. */
  readonly install:
    | 'npm ci'
    | 'npm install'
    | 'pnpm install --frozen-lockfile'
    | 'yarn install --immutable'
    | undefined;
  /** Whether its files are TypeScript, and this Node can load a configuration in it. */
  readonly typescript: boolean;
  /** Whether plain `.js` and `.ts` are modules here. */
  readonly modules: boolean;
  /** Packages that its package.json does not name although what is written needs them. */
  readonly missing: readonly string[];
  /** The folder for tests, `''` for the project's own. */
  readonly tests: string;
  /** The document that lies there, where one has a usual name. */
  readonly document: string | undefined;
}

const NEEDED = ['plumbline', 'vitest'];
const DOCUMENTS = ['openapi', 'swagger', 'api'].flatMap((name) =>
  ['yaml', 'yml', 'json'].map((extension) => `${name}.${extension}`),
);
const FOLDERS = ['', 'api', 'docs', 'spec', 'openapi', 'public'];

/** Looks at a folder. Throws nothing: a package.json that cannot be read is none. */
export function projectIn(cwd: string): Project {
  const own = packageIn(cwd);
  const named = new Set(
    ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((kind) =>
      isObject(own?.[kind]) ? Object.keys(own[kind]) : [],
    ),
  );
  const has = (file: string): boolean => existsSync(join(cwd, file));
  return {
    install: own === undefined ? undefined : installer(has),
    typescript: has('tsconfig.json') && (stripsTypes() || named.has('vitest')),
    modules: own?.type === 'module',
    missing: NEEDED.filter((name) => !named.has(name)),
    tests: ['tests', 'test'].find(has) ?? '',
    document: FOLDERS.flatMap((folder) => DOCUMENTS.map((file) => join(folder, file))).find(has),
  };
}

function installer(has: (file: string) => boolean): NonNullable<Project['install']> {
  if (has('pnpm-lock.yaml')) return 'pnpm install --frozen-lockfile';
  if (has('yarn.lock')) return 'yarn install --immutable';
  return has('package-lock.json') ? 'npm ci' : 'npm install';
}

function packageIn(cwd: string): Readonly<Record<string, Json | undefined>> | undefined {
  try {
    const read: Json = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')); // JSON.parse yields JSON
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Node runs TypeScript by itself from 22.18. */
function stripsTypes(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}
