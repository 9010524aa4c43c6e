import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from './package.ts';
import { runCommand } from './run-command.testing.ts';

/** The command lines of docs/tutorial.md, in order. */
const commands = [
  ...readFileSync(join(packageRoot, 'docs', 'tutorial.md'), 'utf8').matchAll(/^npx plumbline (.*)$/gm),
].map(([, line = '']) => line);
const lineWith = (start: string): readonly string[] => {
  const line = commands.find((each) => each.startsWith(start));
  if (line === undefined) throw new Error(`the tutorial has no command that begins with ${start}`);
  return line.split(' ');
};

test('the tutorial does what it says, from an empty folder to a red run', { timeout: 60_000 }, async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'plumbline-tutorial-'));
  const run = (line: readonly string[], world = {}) => runCommand(line, { cwd, ...world });
  expect(await run(lineWith('init'))).toMatchObject({ code: 0, out: expect.stringMatching(/✓ conforms/) });
  const lint = await run(lineWith('lint'));
  for (const said of [/tags-nested/, /enum-value-object/, /authorization/i]) expect(lint.out).toMatch(said);
  expect(await run(lineWith('list'))).toMatchObject({ code: 0 });
  const cases = await run(lineWith('cases'));
  expect(
    cases.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).generator),
  ).toContain('invalid');
  expect(await run(lineWith('test'))).toMatchObject({ code: 0, out: expect.stringMatching(/✓ conforms/) });

  const stop = new AbortController();
  let url = '';
  const mock = lineWith('mock').map((word, i, words) => (words[i - 1] === '--port' ? '0' : word));
  const serving = new Promise<void>((listening) => {
    runCommand(mock, {
      cwd,
      interrupted: stop.signal,
      told: (text) => {
        url = /listening on (\S+)/.exec(text)?.[1] ?? url;
        if (url) listening();
      },
    });
  });
  await serving;
  const test = lineWith('test openapi.example.md --url http://127.0.0.1:4010').map((word) =>
    word.startsWith('http://127.0.0.1:4010') ? url : word,
  );
  const red = await run([...test, '--cases', '5']);
  expect(red).toMatchObject({ code: 1, out: expect.stringMatching(/invalid-rejected/) });
  const { findings } = JSON.parse(readFileSync(join(cwd, 'plumbline-report', 'report.json'), 'utf8'));
  const replay = lineWith('replay').map((word) => (word === '"$FINDING"' ? findings[0].id : word));
  const again = await run(replay, { env: { PLUMBLINE_TOKEN: 'a-token-for-the-tutorial' } });
  stop.abort();
  expect(again).toMatchObject({ code: 1, out: expect.stringMatching(/reproduced/) });
});
