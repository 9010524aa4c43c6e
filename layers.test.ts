import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));
/** A layer may import from itself and from those before it; those on one line do not see each other. */
const layers = [
  ['openapi'],
  ['http'],
  ['properties'],
  ['reports', 'mock', 'drift'],
  ['traffic'],
  ['cli'],
  ['suites'],
] as const;
/** Package → the only files that may import it. Tests may import anything. */
const doorsteps: Readonly<Record<string, RegExp>> = {
  undici: /^http\/transport\.ts$/,
  'openapi-response-validator': /^openapi\/response-validator\.ts$/,
  'fast-check': /^properties\//,
  yaml: /^openapi\//,
  'jsonpath-rfc9535': /^openapi\//,
  ajv: /^openapi\/schema\//,
  'ajv-formats': /^openapi\/schema\//,
  dotenv: /^cli\/environment\.ts$/,
  picocolors: /^reports\/paint\.ts$/,
  vitest: /^suites\//,
};
const LONGEST = 250;

interface Source {
  readonly path: string;
  readonly text: string;
  /** Relative imports, as paths from the root; type imports and dynamic ones too. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const sources = ['index.ts', ...layers.flat().flatMap((layer) => filesBelow(layer))].map(readSource);
const production = sources.filter(({ path }) => !/\.(test|testing|fixture)\.ts$/.test(path));

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const specifiers = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g,
    ),
  ].map(([, named, dynamic, bare]) => named ?? dynamic ?? bare ?? '');
  return {
    path,
    text,
    imports: specifiers.filter((name) => name.startsWith('.')).map((name) => posix.join(dirname(path), name)),
    packages: specifiers.filter((name) => !name.startsWith('.') && !name.startsWith('node:')).map(packageOf),
  };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function rank(path: string): number {
  return layers.findIndex((names) => names.some((name) => path.startsWith(`${name}/`)));
}

describe('the layers', () => {
  test('look only towards the document', () => {
    const upward = production.flatMap(({ path, imports }) =>
      imports
        .filter(
          (target) =>
            path !== 'index.ts' &&
            (rank(target) > rank(path) || (rank(target) === rank(path) && layerOf(target) !== layerOf(path))),
        )
        .map((target) => `${path} → ${target}`),
    );
    expect(upward).toEqual([]);
  });

  test('have no cycle, types included', () => {
    expect(cycleIn(new Map(production.map(({ path, imports }) => [path, imports])))).toEqual([]);
  });

  test('reach each package through one doorstep', () => {
    const trespassers = production.flatMap(({ path, packages }) =>
      packages.filter((name) => doorsteps[name] && !doorsteps[name].test(path)).map((name) => `${path} → ${name}`),
    );
    expect(trespassers).toEqual([]);
  });

  test('import no package that is not a dependency', () => {
    const manifest: { dependencies: object; peerDependencies: object } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const allowed = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]);
    const missing = production
      .filter(({ path }) => !path.endsWith('.suite.ts'))
      .flatMap(({ path, packages }) =>
        packages.filter((name) => !allowed.has(name)).map((name) => `${path} → ${name}`),
      );
    expect(missing).toEqual([]);
  });
});

describe('the sources', () => {
  test('have no file of more than 250 lines', () => {
    const long = production.filter(({ text }) => text.split('\n').length > LONGEST).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test('end the process in one place', () => {
    expect(production.filter(({ text }) => /\bprocess\.exit\b/.test(text)).map(({ path }) => path)).toEqual([
      'cli/main.ts',
    ]);
  });

  test('ask for time and chance only at the edge', () => {
    const impure = production
      .filter(({ path }) => /^(openapi|properties|reports|drift)\//.test(path))
      .filter(({ text }) => /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)/.test(text));
    expect(impure.map(({ path }) => path)).toEqual([]);
  });
});

test('docs/errors.md has a heading for every code, and none besides', () => {
  const codes = [...readFileSync(join(root, 'openapi/error.ts'), 'utf8').matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(
    ([, code]) => code,
  );
  const headings = [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^## `?([A-Z_]+)`?$/gm)].map(
    ([, code]) => code,
  );
  expect(codes.length).toBeGreaterThan(0);
  expect(headings.toSorted()).toEqual(codes.toSorted());
});

function layerOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The first cycle, as the files along it; empty when there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): readonly string[] => {
    const at = trail.indexOf(node);
    if (at >= 0) return [...trail.slice(at), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...trail, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
