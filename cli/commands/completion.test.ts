import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runCommand } from '../run-command.testing.ts';

const script = async (shell: string) => (await runCommand(['completion', shell], { cwd: tmpdir() })).out;

/** What bash proposes for the last of these words. */
async function proposed(...words: readonly string[]): Promise<readonly string[]> {
  const line = words.map((word) => `'${word}'`).join(' ');
  const asks = `COMP_WORDS=(plumbline ${line}); COMP_CWORD=${words.length}; _plumbline; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', `${await script('bash')}\n${asks}`], { encoding: 'utf8', cwd: '/' });
  return stdout.trim().split('\n');
}

test.skipIf(process.platform === 'win32')(
  'bash completes commands, the options of each, and their values',
  async () => {
    expect(await proposed('dr')).toContain('drift');
    expect(await proposed('--fail')).toEqual(['--fail-on']);
    expect((await proposed('lint', '--f')).toSorted()).toEqual(['--fail-on', '--fix', '--format']);
    expect(await proposed('mock', '--fail')).toEqual(['']);
    expect(await proposed('drift', 'a.yaml', '--fail-on', 're')).toEqual(['review']);
    expect(await proposed('completion', 'z')).toEqual(['zsh']);
  },
);

test('every shell has a script with every command', async () => {
  for (const shell of ['bash', 'zsh', 'fish'])
    for (const command of ['test', 'init', 'completion']) expect(await script(shell)).toContain(command);
});

test('another shell is one sentence', async () => {
  const { code, err } = await runCommand(['completion', 'tcsh'], { cwd: tmpdir() });
  expect({ code, err: err.split('\n')[0] }).toEqual({
    code: 2,
    err: 'plumbline: plumbline completion needs the name of a shell: bash, zsh, fish',
  });
});
