import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../run-command.testing.ts';

const require = createRequire(import.meta.url);
const old = {
  openapi: '3.1.0',
  info: { title: 'Cats <b>', version: '1.0.0' },
  paths: {
    '/cats/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1, maximum: 9 } }],
        responses: {
          200: {
            description: '',
            content: {
              'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } },
            },
          },
        },
      },
    },
    '/dogs': { get: { responses: { 200: { description: '' } } } },
  },
};
const fresh = JSON.parse(JSON.stringify(old).replace('"maximum":9', '"maximum":5').replace('1.0.0', '1.1.0'));
const WAIVER = `- check: request-parameter-max-decreased
  operation: GET /cats/{}
  pointer: /parameters/0/schema/maximum
  reason: nobody has that many
  owner: cats
  expires: 2999-01-01
`;

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plumbline-drift-'));
  writeFileSync(join(cwd, 'old.json'), JSON.stringify(old));
  writeFileSync(join(cwd, 'new.json'), JSON.stringify(fresh, null, 2));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const drift = (...argv: readonly string[]) => runCommand(['drift', ...argv], { cwd });

describe('drift', () => {
  test('says what breaks, by what, and where', async () => {
    const { code, out } = await drift('old.json', 'new.json');
    expect(code).toBe(1);
    expect(out).toContain('✗ request-parameter-max-decreased · GET /cats/{id}');
    expect(out).toContain('new.json:');
    expect(out).toMatch(/✗ breaking: 1 breaking, 1 to review, 0 compatible · a major version\n$/);
  });

  test('is machine-readable', async () => {
    const { out } = await drift('old.json', 'new.json', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      verdict: 'breaking',
      semver: 'major',
      changes: [
        {
          id: 'request-parameter-max-decreased',
          verdict: 'breaking',
          direction: 'request',
          operation: 'GET /cats/{id}',
          at: { old: '#/paths/~1cats~1{id}/get/parameters/0/schema/maximum' },
          witness: { kind: 'instance', bytes: expect.stringMatching(/^[6-9]$/), validOld: true, validNew: false },
        },
        { id: 'api-major-version-not-bumped', verdict: 'review' },
      ],
    });
  });

  test.each([
    ['old.json', 'old.json', [], 0],
    ['old.json', 'new.json', ['--fail-on', 'none'], 0],
    ['new.json', 'old.json', [], 0],
    ['new.json', 'old.json', ['--fail-on', 'any'], 1],
    ['old.json', 'new.json', ['--only', 'GET /dogs'], 0],
    ['old.json', 'new.json', ['--only', 'GET /birds'], 2],
    ['old.json', 'missing.json', [], 2],
  ] as const)('%s against %s with %j exits %i', async (before, after, argv, code) => {
    expect((await drift(before, after, ...argv)).code).toBe(code);
  });

  test('one document alone is a usage error that says what is missing', async () => {
    expect(await drift('old.json')).toMatchObject({ code: 2, err: expect.stringContaining('drift OLD NEW') });
  });

  test('a waiver passes the gate and stays in every report', async () => {
    writeFileSync(join(cwd, 'waivers.yaml'), WAIVER);
    for (const format of ['text', 'json', 'markdown', 'html', 'sarif']) {
      const { code, out } = await drift('old.json', 'new.json', '--baseline', 'waivers.yaml', '--format', format);
      expect([format, code, out.includes('nobody has that many')]).toEqual([format, 0, true]);
    }
  });

  test('an expired waiver fails', async () => {
    writeFileSync(join(cwd, 'waivers.yaml'), WAIVER.replace('2999', '2000'));
    const { code, out } = await drift('old.json', 'old.json', '--baseline', 'waivers.yaml');
    expect(code).toBe(1);
    expect(out).toContain('expired on 2000-01-01');
  });

  test('SARIF is valid against its schema', async () => {
    const folder = join(dirname(require.resolve('@microsoft/jest-sarif/package.json')), 'lib');
    const file = readdirSync(folder, { recursive: true })
      .map(String)
      .find((name) => /sarif-2\.1\.0.*\.json$/.test(name));
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false });
    const schema = JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'));
    const validate = ajv.compile({ ...schema, $schema: undefined, $id: undefined, id: undefined });
    const { out } = await drift('old.json', 'new.json', '--format', 'sarif');
    expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('annotations name the line; markup of a title stays text', async () => {
    const github = await drift('old.json', 'new.json', '--format', 'github');
    expect(github.out).toMatch(
      /^::error file=\S*new\.json,line=\d+,col=\d+,title=request-parameter-max-decreased::GET /,
    );
    const html = await drift('old.json', 'new.json', '--format', 'html');
    expect(html.out).toContain('Cats &lt;b&gt;');
    expect(html.out).not.toContain('<b>');
  });
});

describe('drift --lock', () => {
  test('reports what a target does otherwise than before', async () => {
    let body: object = { name: 'Tom' };
    const server = createServer((request, response) => {
      const cat = /^\/cats\/[1-9]$/.test(request.url ?? '');
      response.writeHead(cat ? 200 : 404, { 'content-type': 'application/json' });
      response.end(cat ? JSON.stringify(body) : '{}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      const argv = ['old.json', '--url', url, '--only', 'GET /cats/{id}', '--cases', '8', '--generator', 'valid'];
      expect((await runCommand(['lock', ...argv], { cwd })).code).toBe(0);
      const looking = ['--lock', 'plumbline.lock.json', '--format', 'json'];
      expect(JSON.parse((await drift(...argv, ...looking)).out)).toMatchObject({ verdict: 'none' });
      body = { age: 3 };
      const { code, out } = await drift(...argv, ...looking, '--fail-on', 'review');
      expect(code).toBe(1);
      const ids = JSON.parse(out).changes.map(({ id }: { id: string }) => id);
      expect(ids.toSorted()).toEqual(['observed-member-added', 'observed-member-vanished']);
    } finally {
      server.close();
    }
  });

  test('needs a target', async () => {
    expect(await drift('old.json', '--lock', 'x.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--url'),
    });
  });
});

describe('drift --url', () => {
  const answering = async (highest: number, body: object, look: (url: string) => Promise<void>): Promise<void> => {
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      const id = /^\/cats\/(\d+)$/.exec(path)?.[1];
      const valid = id !== undefined && Number(id) >= 1 && Number(id) <= highest;
      response.writeHead(path === '/dogs' ? 200 : valid ? 200 : path.startsWith('/cats/') ? 400 : 404, {
        ...(valid && { 'content-type': 'application/json' }),
      });
      response.end(valid ? JSON.stringify(body) : '');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const address = server.address();
      await look(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    } finally {
      server.close();
    }
  };
  const classesOf = async (...argv: readonly string[]): Promise<readonly string[]> => {
    const { out, err } = await drift(...argv, '--format', 'json', '--cases', '10', '--only', 'GET /cats/{id}');
    expect(err).toBe('');
    const changes: readonly { id: string; direction: string }[] = JSON.parse(out).changes;
    return changes
      .map(({ id, direction }) => `${id} ${direction}`)
      .filter((id) => !/^(request|api|response)-/.test(id));
  };

  test('what is undocumented comes with an overlay, and with it there is no change left', () =>
    answering(9, { name: 'Tom', toys: [{ size: 3 }] }, async (url) => {
      expect(await classesOf('old.json', '--url', url)).toEqual([
        'undocumented-member response',
        'undocumented-status response',
      ]);
      const { out } = await drift('old.json', '--url', url, '--format', 'overlay', '--only', 'GET /cats/{id}');
      writeFileSync(join(cwd, 'seen.json'), out);
      expect(await classesOf('old.json', '--url', url, '--overlay', 'seen.json')).toEqual([]);
    }));

  test('tells a target that still does what the old document says from one that moved', async () => {
    const documented = JSON.parse(
      JSON.stringify(old).replace('"responses":{"200"', '"responses":{"400":{"description":""},"200"'),
    );
    writeFileSync(join(cwd, 'old.json'), JSON.stringify(documented));
    writeFileSync(join(cwd, 'new.json'), JSON.stringify(documented).replace('"maximum":9', '"maximum":5'));
    await answering(9, { name: 'Tom' }, async (url) => {
      expect(await classesOf('old.json', '--url', url)).toEqual([]);
      expect(await classesOf('old.json', 'new.json', '--url', url)).toEqual(['break-announced request']);
      expect(await classesOf('new.json', 'old.json', '--url', url)).toEqual(['addition-shipped request']);
    });
    await answering(5, { name: 'Tom' }, async (url) => {
      expect(await classesOf('old.json', 'new.json', '--url', url)).toEqual(['break-shipped request']);
      expect(await classesOf('new.json', 'old.json', '--url', url)).toEqual(['document-ahead request']);
      expect(await classesOf('old.json', '--url', url)).toEqual(['server-regressed request']);
    });
    await answering(9, { name: 1 }, async (url) => {
      expect(await classesOf('old.json', '--url', url)).toEqual(['undocumented response']);
    });
  });
});
