import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from './package.ts';

const action = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8'));
const [step] = action.runs.steps;

/** Runs the action's own script with a stand-in for plumbline that prints what it was given and ends with this code. */
function acted(inputs: Readonly<Record<string, string>>, code = 0) {
  const cwd = mkdtempSync(join(tmpdir(), 'plumbline-action-'));
  mkdirSync(join(cwd, 'node_modules', '.bin'), { recursive: true });
  const standIn = join(cwd, 'node_modules', '.bin', 'plumbline');
  writeFileSync(
    standIn,
    `#!/bin/sh\nfor word in "$@"; do echo "<$word>"; done\necho "url $PLUMBLINE_URL token $PLUMBLINE_TOKEN"\nexit ${code}\n`,
  );
  chmodSync(standIn, 0o755);
  writeFileSync(join(cwd, 'outputs'), '');
  const env = { PATH: process.env.PATH ?? '', GITHUB_OUTPUT: join(cwd, 'outputs'), INPUT_VERSION: 'latest', ...inputs };
  const { status, stdout } = spawnSync('bash', ['-e', '-c', step.run], { cwd, env, encoding: 'utf8' });
  return { status, words: stdout.trim().split('\n'), outputs: readFileSync(join(cwd, 'outputs'), 'utf8') };
}

test.skipIf(process.platform === 'win32')('the action passes on what it was given, word by word', () => {
  const { status, words, outputs } = acted({
    INPUT_DOCUMENT: 'my api.yaml',
    INPUT_URL: 'http://127.0.0.1:1',
    INPUT_TOKEN: 'secret',
    INPUT_ARGS: `--only 'POST /a' --header "X-A: $(echo b)" --strict`,
  });
  expect({ status, outputs }).toEqual({ status: 0, outputs: 'exit-code=0\n' });
  expect(words).toEqual(
    [
      'test',
      'my api.yaml',
      ...['github', 'html', 'json', 'junit'].flatMap((format) => ['--report', format]),
      '--only',
      'POST /a',
      '--header',
      'X-A: $(echo b)',
      '--strict',
    ]
      .map((word) => `<${word}>`)
      .concat('url http://127.0.0.1:1 token secret'),
  );
});

test.skipIf(process.platform === 'win32')(
  'the action leaves what it was not given to the configuration, and ends as the run did',
  () => {
    const { status, words, outputs } = acted({}, 1);
    expect({ status, outputs }).toEqual({ status: 1, outputs: 'exit-code=1\n' });
    expect(words.slice(0, 2)).toEqual(['<test>', '<--report>']);
  },
);

test('every input of the action is used, and only those', () => {
  const text = JSON.stringify(action.runs);
  const used = new Set([...text.matchAll(/inputs\.([a-z]+)/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
});
