import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArguments } from './arguments.ts';
import { mergeRaw } from './options/raw.ts';
import { readSettings } from './options/read-settings.ts';
import { packageRoot } from './package.ts';

const pages = [
  'README.md',
  ...readdirSync(join(packageRoot, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const textOf = (page: string): string => readFileSync(join(packageRoot, page), 'utf8');

/** Every command line of Plumbline in the shell blocks of a page: its words, without what a shell makes of the rest. */
function commandsIn(page: string): readonly (readonly string[])[] {
  const blocks = [...textOf(page).matchAll(/^\s*```sh\n([\s\S]*?)^\s*```/gm)].map(([, block = '']) =>
    block.replaceAll('\\\n', ' '),
  );
  return blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => {
      const [, rest] = /(?:^|\| )\s*(?:npx )?plumbline\b(.*)$/.exec(line) ?? [];
      return rest === undefined ? [] : [wordsOf(rest)];
    }),
  );
}

function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)) {
    if (/^(#|>|>>|\||&|&&)$/.test(word) || word.startsWith('#')) break;
    words.push(word.replace(/^(--[a-z-]+=)?(['"])(.*)\2$/, '$1$3').replace(/\$\{?[A-Z_]+\}?/, 'http://127.0.0.1:9'));
  }
  return words;
}

describe('the documentation', () => {
  test.each(pages)('shows no command that is none: %s', (page) => {
    for (const words of commandsIn(page)) {
      const given = readArguments(words);
      expect(() => readSettings(given, mergeRaw([given.values])), words.join(' ')).not.toThrow();
    }
  });

  test.each(pages)('leads nowhere that is not there: %s', (page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = '']) => path);
    const missing = links.filter((path) => !exists(join(page, '..', path)));
    expect(missing).toEqual([]);
  });

  test('names every page in its index', () => {
    const index = textOf('docs/README.md');
    const others = readdirSync(join(packageRoot, 'docs')).filter(
      (name) => name.endsWith('.md') && name !== 'README.md',
    );
    expect(others.filter((name) => !index.includes(`](${name})`))).toEqual([]);
  });

  test('has commands to hold it to', () => {
    expect(pages.flatMap(commandsIn).length).toBeGreaterThan(40);
  });
});

function exists(path: string): boolean {
  try {
    readFileSync(join(packageRoot, path));
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EISDIR';
  }
}
