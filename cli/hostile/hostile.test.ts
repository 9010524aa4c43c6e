import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Ended, runCommand } from '../run-command.testing.ts';
import { answers } from './behaviours.testing.ts';
import { contentModes } from './content-modes.testing.ts';
import { API, limitsFor, type Mode, TOKEN } from './mode.testing.ts';
import { MODES } from './modes.testing.ts';
import { spellings } from './secret-modes.testing.ts';
import { startHostile } from './server.testing.ts';

interface Outcome extends Ended {
  /** All that the run wrote into files. */
  readonly written: string;
  readonly requests: number;
}

/** One run in a folder of its own. */
async function against(mode: Pick<Mode, 'start'> & Partial<Mode>, ...more: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  const server = await mode.start();
  try {
    writeFileSync(join(folder, 'api.json'), JSON.stringify(API));
    const line = ['api.json', '--url', server.url, '--verbose', ...limitsFor(mode), ...more];
    const ended = await runCommand(line, { cwd: folder });
    const reports = join(folder, 'plumbline-report');
    const written = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
    return { ...ended, written: written.join('\n'), requests: server.heads.length };
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

/** The run ends as it should, names the cause, and shows neither secrets nor control characters. */
async function endsWell(mode: Mode): Promise<void> {
  const { code, out, err, requests, written } = await against(mode);
  expect(err).toBe('');
  expect({ code, out: out.replace(/\s+/g, ' ') }).toEqual({ code: mode.code, out: expect.stringMatching(mode.names) });
  // What undici cannot read is asked again over a socket of ours: twice the ceiling, at the very most.
  expect(requests).toBeLessThanOrEqual(80);
  const controls = [...out].filter((character) => /[\x00-\x09\x0b-\x1f\x7f-\x9f]/.test(character));
  expect(controls).toEqual([]);
  expect(`${out}${written}`).not.toContain(TOKEN);
}

// What has to be read at length keeps others waiting, who would take that for silence.
describe('a run that reads much from a server that', () => {
  test.each(contentModes)('$does ends within its limits and names the cause', endsWell);
});

describe.concurrent('a run against a server that', () => {
  test.each(MODES.filter((mode) => !contentModes.includes(mode)))(
    '$does ends within its limits and names the cause',
    endsWell,
  );

  test.each(spellings)('%s leaves it in no report and on no terminal', async (_, behave, told) => {
    const formats = ['json', 'html', 'junit', 'sarif', 'markdown', 'har'].flatMap((id) => ['--report', id]);
    const few = ['--record', '--generator', 'valid', '--generator', 'protocol'];
    const { out, err, written } = await against({ start: () => startHostile(behave) }, ...few, ...formats);
    for (const spelling of told) expect(`${out}${err}${written}`).not.toContain(spelling);
  });

  test('redirects to another host is not followed there, by nothing and with no credential', async () => {
    const elsewhere = await startHostile(answers('{"books":[]}'));
    const fields = `Location: ${elsewhere.url}/books\r\n`;
    await against({ start: () => startHostile(answers('', { status: '307 Temporary Redirect', fields })) });
    elsewhere.close();
    expect(elsewhere.heads).toEqual([]);
  });
});
