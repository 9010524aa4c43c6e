import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningMock, startMock } from '../../mock/server.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { configKey } from '../options/option.ts';
import { options } from '../options/table.ts';
import { runCommand } from '../run-command.testing.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/configuration.md'), 'utf8');
/** Name of the file → its text, for every sample of the page. */
const samples = new Map(
  [...page.matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => [name, text] as const),
);
const json = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

const TOKEN = 'the-token-that-logins-give';
const ISBN = { type: 'string', format: 'isbn', pattern: '^97[89][0-9]{10}$' };
const answers = (schema: object) => ({
  200: { description: 'ok', content: { 'application/json': { schema } } },
  400: { description: 'bad', content: {} },
  401: { description: 'who?', content: {} },
  404: { description: 'none', content: {} },
});
const book = { type: 'object', required: ['isbn'], properties: { isbn: ISBN } };
const isbn = { name: 'isbn', in: 'path', required: true, schema: ISBN };
const document = {
  openapi: '3.1.0',
  info: { title: 'Books' },
  security: [{ reader: [] }],
  paths: {
    '/session': {
      post: {
        security: [],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['user', 'password'],
                properties: { user: { type: 'string' }, password: { type: 'string' } },
              },
            },
          },
        },
        responses: answers({ type: 'object', required: ['token'], properties: { token: { const: TOKEN } } }),
      },
    },
    '/books': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: answers({ type: 'array', items: book }),
      },
    },
    '/books/{isbn}': {
      get: { operationId: 'getBook', parameters: [isbn], responses: answers(book) },
      delete: { operationId: 'deleteBook', parameters: [isbn], responses: answers(book) },
    },
    '/search': { get: { tags: ['search'], responses: answers({ type: 'array', items: book }) } },
  },
  components: { securitySchemes: { reader: { type: 'http', scheme: 'bearer' } } },
};

let folder = '';
let api: RunningMock;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-page-'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
  // The package by the name that users import it by, without its being built and installed.
  for (const [name, text] of samples)
    writeFileSync(join(folder, name), text.replace("'plumbline'", JSON.stringify(join(root, 'index.ts'))));
  writeFileSync(join(folder, 'plumbline.config.json'), json);
  const read = parseDocument(JSON.stringify(document), { source: 'openapi.json' });
  api = await startMock({
    document: read,
    operations: operations(read),
    accepts: (_, secret) => (secret === TOKEN ? 'first' : secret === 'reader-token' ? 'second' : undefined),
  });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

function run(config: string, ...argv: string[]) {
  const env = {
    API_URL: api.url,
    ADA_PASSWORD: 'let-me-in',
    CLIENT_SECRET: 'of-the-client',
    READER_TOKEN: 'reader-token',
    API_TOKEN: TOKEN,
  };
  return runCommand([...argv, '--config', config], { cwd: folder, env });
}

describe('docs/configuration.md', () => {
  test('has samples that compile', () => {
    const compilerOptions = {
      noEmit: true,
      allowImportingTsExtensions: true,
      rewriteRelativeImportExtensions: false,
      rootDir: '/',
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    };
    const extended = { extends: join(root, 'tsconfig.json'), compilerOptions, include: ['*.ts'], exclude: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...extended }));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(status === 0 ? [] : stdout.split('\n').filter((line) => line.includes('plumbline-page-'))).toEqual([]);
    expect([...samples.keys()]).toEqual([
      'plumbline.config.ts',
      'credentials.config.ts',
      'acme.ts',
      'extended.config.ts',
    ]);
  });

  test('shows a configuration that logs in and leaves operations out', async () => {
    const { code, out, err } = await run('plumbline.config.ts', 'test');
    expect(err).toBe('');
    expect(out).toContain('DELETE /books/{isbn} is left out: deletes for good (until 2999-12-31)');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'results/plumbline.xml'))).toBe(true);
    expect(out + readFileSync(join(folder, 'plumbline-report/run.ndjson'), 'utf8')).not.toContain(TOKEN);
  });

  test('shows logins by any request, and a second identity', async () => {
    const { code, err } = await run('credentials.config.ts', 'test');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  test('shows what can be added, and that it is used', async () => {
    const { code, out } = await run('extended.config.ts', 'test');
    expect(code).toBe(0);
    expect(out).toContain('Every answer of our own names its request.');
    expect(readFileSync(join(folder, 'findings.txt'), 'utf8')).toMatch(/^[0-9a-f]+ acme-request-id\n/);
    expect((await run('extended.config.ts', 'lint')).out).toContain('acme-untitled');
    expect((await run('extended.config.ts', 'list')).out).toContain('acme-classics');
  });

  test('shows the same as JSON', async () => {
    const { code, out } = await run('plumbline.config.json', 'test');
    expect(out).toContain('DELETE /books/{isbn} is left out: deletes for good');
    expect(code).toBe(0);
  });

  test('names only keys that there are', () => {
    const keys = new Set(options.map(configKey));
    for (const key of ['url', 'cases', 'failOn', 'report']) expect(keys).toContain(key);
  });
});
