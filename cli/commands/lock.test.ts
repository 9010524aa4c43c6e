import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startMock } from '../../mock/server.ts';
import { operations } from '../../openapi/operations.ts';
import { parseDocument } from '../../openapi/parse.ts';
import { runCommand } from '../run-command.testing.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plumbline-lock-'));
  writeFileSync(join(cwd, 'cats.json'), text);
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const text = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Cats', version: '3' },
  paths: {
    '/cats': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 9 } }],
        responses: {
          200: {
            description: 'cats',
            content: {
              'application/json': {
                schema: {
                  type: 'array',
                  minItems: 1,
                  items: { type: 'object', required: ['name'], properties: { name: { const: 'Tom' } } },
                },
              },
            },
          },
          400: { description: 'refused' },
        },
      },
    },
  },
});

describe('lock', () => {
  test('writes the contract down, and with a URL what the target does', async () => {
    expect(await runCommand(['lock', 'cats.json'], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining('give --url'),
    });
    const contract = JSON.parse(readFileSync(join(cwd, 'plumbline.lock.json'), 'utf8'));
    expect(contract).toEqual({
      lockVersion: 1,
      document: { title: 'Cats', version: '3', openapi: '3.1.0', digest: expect.stringMatching(/^sha256:/) },
    });

    const document = parseDocument(text, { source: 'cats.json' });
    const mock = await startMock({ document, operations: operations(document) });
    try {
      const argv = ['lock', 'cats.json', '--url', mock.url, '--lock', 'seen.json', '--cases', '4'];
      expect(await runCommand(argv, { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('1 of 1') });
      const first = readFileSync(join(cwd, 'seen.json'), 'utf8');
      expect(JSON.parse(first).operations['GET /cats']['200'].members['/*/name']).toMatch(/^always string in Tom/);
      await runCommand(argv, { cwd });
      expect(readFileSync(join(cwd, 'seen.json'), 'utf8')).toBe(first);
    } finally {
      await mock.close();
    }
  });

  test('locks nothing where there is no target', async () => {
    const { code, err } = await runCommand(['lock', 'cats.json', '--url', 'http://127.0.0.1:9'], { cwd });
    expect(code).toBe(3);
    expect(err).toMatch(/^plumbline: .*127\.0\.0\.1:9/);
  });
});
