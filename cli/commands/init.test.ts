import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startMock } from '../../mock/server.ts';
import { loadDocument } from '../../openapi/document.ts';
import { operations } from '../../openapi/operations.ts';
import { ignored } from '../init/ignored.ts';
import { runCommand } from '../run-command.testing.ts';

const folder = (files: Readonly<Record<string, string>> = {}): string => {
  const cwd = mkdtempSync(join(tmpdir(), 'plumbline-init-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
};
const document = `openapi: 3.1.0
info: {title: Books, version: '1'}
security: [{bearer: []}, {'shop key': []}]
paths:
  /books:
    get:
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}, '401': {description: no}}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    shop key: {type: apiKey, in: header, name: X-Key}
`;
const read = (cwd: string, file: string): string => readFileSync(join(cwd, file), 'utf8');

describe('plumbline init', () => {
  test('sets up an empty folder by an example, runs once, and what it wrote is what runs then', async () => {
    const cwd = folder();
    const { code, out } = await runCommand(['init', '--yes'], { cwd });
    expect({ code, files: readdirSync(cwd).sort() }).toEqual({
      code: 0,
      files: [
        '.env.example',
        '.github',
        '.gitignore',
        'contract.test.mjs',
        'openapi.example.md',
        'plumbline-report',
        'plumbline.config.mjs',
      ],
    });
    expect(out).toMatch(/✓ conforms/);
    expect(out).toMatch(/npm install --save-dev plumbline vitest/);
    const again = await runCommand(['test', '--cases', '1', '--quiet'], { cwd });
    expect(again).toMatchObject({ code: 0, out: expect.stringMatching(/✓ conforms/) });
    expect(existsSync(join(cwd, 'plumbline-report', 'junit.xml'))).toBe(true);
  });

  test('finds the document of a project, and writes for its packages, its language and its schemes', async () => {
    const cwd = folder({
      'openapi.yaml': document,
      'package.json': '{"devDependencies":{"vitest":"4","plumbline":"0"}}',
      'package-lock.json': '{}',
      'tsconfig.json': '{}',
    });
    mkdirSync(join(cwd, 'tests'));
    const { code, out } = await runCommand(['init', '--yes'], { cwd });
    expect(code).toBe(0);
    expect(out).not.toMatch(/npm install --save-dev/);
    expect(read(cwd, 'plumbline.config.mts')).toMatch(/defineConfig\(\{\n {2}document: 'openapi.yaml',/);
    expect(existsSync(join(cwd, 'tests', 'contract.test.ts'))).toBe(true);
    expect(read(cwd, '.env.example')).toContain('#PLUMBLINE_AUTH_SHOP_KEY=');
    const workflow = parse(read(cwd, '.github/workflows/contract.yml'));
    expect(workflow.jobs.contract.steps.map(({ run }: { run?: string }) => run).filter(Boolean)).toEqual([
      'npm ci',
      'npx plumbline lint --format github',
      'npx plumbline test --report github --report html --report junit',
    ]);
  });

  test('writes over what an earlier one wrote where that is asked for', async () => {
    const cwd = folder({ 'api.json': document, '.env.example': 'OLD=1\n', '.env': 'MINE=1\n' });
    const { code, out } = await runCommand(['init', 'api.json', '--force'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/~ \.env\.example/);
    expect(readFileSync(join(cwd, '.env.example'), 'utf8')).not.toContain('OLD=1');
    expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe('MINE=1\n');
    // Without it, nothing.
    expect((await runCommand(['init', 'api.json'], { cwd })).out).toMatch(/= \.env\.example +was there/);
  });

  test('overwrites nothing, and says so', async () => {
    const mine = "export default { document: 'mine.yaml' };\n";
    const cwd = folder({
      'plumbline.config.js': mine,
      'mine.yaml': document,
      '.env.example': 'MINE=1\n',
      '.gitignore': '.env\n',
    });
    writeFileSync(join(cwd, 'package.json'), '{"type":"module"}');
    const { code, out } = await runCommand(['init'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/= plumbline.config.js +was there, and stays as it is/);
    expect(read(cwd, 'plumbline.config.js')).toBe(mine);
    expect(read(cwd, '.env.example')).toBe('MINE=1\n');
    expect(read(cwd, '.gitignore')).toBe('.env\nplumbline-report/\n');
    expect(existsSync(join(cwd, 'plumbline.config.mjs'))).toBe(false);
  });

  test('asks for what no flag says', async () => {
    const cwd = folder({ 'api.yaml': document });
    const asked: unknown[] = [];
    const { code } = await runCommand(['init'], {
      cwd,
      ask: async (question, proposed) => {
        asked.push([question, proposed]);
        return proposed;
      },
    });
    expect({ code, asked }).toEqual({
      code: 0,
      asked: [
        ['OpenAPI document, a path or a URL', 'api.yaml'],
        ['Base URL of the target; empty for the embedded mock', undefined],
      ],
    });
  });

  test('explains findings of a target that breaks its word, and has set up the project all the same', async () => {
    const cwd = folder({ 'api.yaml': document });
    const loaded = await loadDocument(join(cwd, 'api.yaml'));
    const mock = await startMock({
      document: loaded,
      operations: operations(loaded),
      accepts: (_, secret) => (secret === 'a-token-of-this-test' ? 'first' : undefined),
      faults: ['status-undocumented'],
    });
    const { code, out } = await runCommand(['init', 'api.yaml', '--url', mock.url, '--yes'], {
      cwd,
      env: { PLUMBLINE_TOKEN: 'a-token-of-this-test' },
    });
    await mock.close();
    expect(code).toBe(0);
    expect(read(cwd, 'plumbline.config.mjs')).toContain(`url: '${mock.url}'`);
    expect(out).toMatch(/status-documented[\s\S]*Each finding says what was promised/);
  });

  test.each([
    ['a document that cannot be read', ['init', 'nowhere.yaml'], /nowhere.yaml/],
    ['a target that is no URL', ['init', '--url', 'localhost:3000', '--yes'], /is no base URL; write http:/],
  ])('writes nothing where something is wrong: %s', async (_, argv, says) => {
    const cwd = folder();
    const { code, err } = await runCommand(argv, { cwd });
    expect({ code, files: readdirSync(cwd) }).toEqual({ code: 2, files: [] });
    expect(err).toMatch(says);
  });
});

test.each([
  ['', '.env\nplumbline-report/\n'],
  ['dist', 'dist\n.env\nplumbline-report/\n'],
  ['/.env\n/plumbline-report\n', '/.env\n/plumbline-report\n'],
])('.gitignore gets what it lacks: %j', (old, text) => {
  expect(ignored(old).text).toBe(text);
});
