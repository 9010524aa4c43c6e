import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.testing.ts';

const api = {
  openapi: '3.1.0',
  info: { title: 'Books', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        responses: {
          200: { description: 'ok', content: { 'application/json': { schema: { type: 'array' } } } },
          401: { description: 'no' },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

let folder = '';

const plumbline = (argv: readonly string[], env: Record<string, string> = {}): ReturnType<typeof runCommand> =>
  runCommand(argv, { cwd: folder, env, stdin: JSON.stringify(api) });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
  writeFileSync(join(folder, 'empty.yaml'), '');
  writeFileSync(join(folder, 'page.html'), '<!doctype html><html><body>502 Bad Gateway</body></html>');
  writeFileSync(join(folder, 'no-paths.yaml'), 'openapi: 3.1.0\ninfo: { title: a, version: "1" }\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('bad input', () => {
  test.each([
    [['api.json', '--url', 'localhost:9/v1'], 2, 'has no scheme; write http://localhost:9/v1'],
    [['api.json', '--url', 'http://127.0.0.1:1'], 3, 'cannot be reached'],
    [['missing.yaml'], 2, 'missing.yaml'],
    [['empty.yaml'], 2, 'empty.yaml'],
    [['page.html'], 2, 'page.html'],
    [['no-paths.yaml'], 3, 'nothing to test'],
    [['api.json', '--ulr', 'x'], 2, 'did you mean --url?'],
    [['tset'], 2, 'did you mean test?'],
    [['api.json', '--only', 'listBook'], 2, 'did you mean listBooks?'],
    [['api.json', '--generator', 'invalod'], 2, 'did you mean invalid?'],
    [['api.json', '--check', 'no-server-eror'], 2, 'did you mean no-server-error?'],
    [['api.json', '--auth', 'tokn=x'], 2, 'did you mean token?'],
    [['api.json', '--report', 'jsn'], 2, 'did you mean json?'],
    [['api.json', '--fail-on', 'breaking'], 2, '--fail-on'],
    [['api.json', '--baseline', 'missing.json'], 2, 'missing.json does not exist'],
    [['api.json', '--config', 'missing.mjs'], 2, 'missing.mjs does not exist'],
    [['replay', 'not-an-address'], 2, 'is no address'],
    [['report', 'missing.ndjson'], 2, 'missing.ndjson cannot be read'],
    [['mock', 'api.json', '--fault', 'no-such-fault'], 2, 'no-such-fault'],
    [['prove', 'api.json', '--fault', 'no-such-fault'], 2, 'there is no fault no-such-fault'],
  ])('%j is one sentence and exit code %i', async (argv, expected, sentence) => {
    const { code, out, err } = await plumbline(argv);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err.replace('plumbline --help lists commands and options\n', '').trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).not.toContain('plumbline-report');
  });
});

describe('a command line', () => {
  test('prints help and version on standard output', async () => {
    const help = await plumbline(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('plumbline [command] [options]');
    expect(Math.max(...help.out.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect((await plumbline(['lint', '--help'])).out).toContain('--no-repair');
    expect((await plumbline(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('shows a stack trace only when asked', async () => {
    expect((await plumbline(['missing.yaml'], { PLUMBLINE_DEBUG: '1' })).err).toContain('DOCUMENT_UNREADABLE');
  });
});

describe('list and cases', () => {
  test('list says what would be sent, and why not', async () => {
    const { code, out } = await plumbline(['list', 'api.json', '--format', 'json', '--cases', '5']);
    const listing = JSON.parse(out);
    expect(code).toBe(0);
    expect(listing.operations[0]).toMatchObject({ operation: 'GET /books', operationId: 'listBooks' });
    expect(listing.operations[0].generators).toContainEqual(
      expect.objectContaining({ id: 'examples', skip: expect.any(String) }),
    );
    expect(listing.checks).toContainEqual(expect.objectContaining({ id: 'date-present', enabled: false }));
  });

  test('cases prints the same lines every time, whole ones, from standard input too', async () => {
    const argv = ['cases', 'api.json', '--cases', '10'];
    const { code, out } = await plumbline(argv);
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.every(({ request }) => request.url.startsWith('http://target.invalid/'))).toBe(true);
    expect((await plumbline(argv)).out).toBe(out);
    expect((await plumbline(['cases', '-', '--cases', '10'])).out).toBe(out);
  });

  test('the shards of cases are disjoint and complete', async () => {
    const argv = ['cases', 'api.json', '--cases', '10'];
    const shards = await Promise.all([1, 2, 3].map((i) => plumbline([...argv, '--shard', `${i}/3`])));
    const whole = (await plumbline(argv)).out.trimEnd().split('\n').toSorted();
    expect(shards.flatMap(({ out }) => out.trimEnd().split('\n')).toSorted()).toEqual(whole);
  });

  test('no configured secret is in cases', async () => {
    const { out } = await plumbline(['cases', 'api.json', '--cases', '5'], { PLUMBLINE_TOKEN: 'a-secret-of-ours' });
    expect(out).toContain('[redacted]');
    expect(out).not.toContain('a-secret-of-ours');
  });
});
