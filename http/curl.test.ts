import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SecurityScheme } from '../openapi/operation.ts';
import type { Case, CredentialUse } from './case.ts';
import { curlOf } from './curl.ts';
import { caseOf, operationOf } from './operation.testing.ts';
import type { ShownRequest } from './shown.ts';

interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string;
}

let base = '';
const seen: Echo[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    seen.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.rawHeaders,
      body: Buffer.concat(chunks).toString('base64'),
    });
    response.end();
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => server.close());

const hasCurl = await new Promise<boolean>((resolve) => execFile('curl', ['--version'], (error) => resolve(!error)));

/** Runs the command in a POSIX shell and gives back what the server saw. */
async function run(command: string, env: Record<string, string> = {}): Promise<Echo> {
  seen.length = 0;
  await new Promise<void>((resolve, reject) =>
    execFile('/bin/sh', ['-c', command], { env: { PATH: process.env.PATH, ...env } }, (error, _, stderr) =>
      error ? reject(new Error(`${error.message}\n${stderr}`)) : resolve(),
    ),
  );
  const [echo] = seen;
  if (!echo) throw new Error('nothing came');
  return echo;
}

const request = (given: Partial<ShownRequest> & { readonly path?: string } = {}): ShownRequest => ({
  method: 'GET',
  headers: [],
  ...given,
  url: `${base}${given.path ?? '/x'}`,
});
const bearer: SecurityScheme = { name: 'b', pointer: '', type: 'http', scheme: 'bearer' };
const using = (scheme: SecurityScheme, credentials: CredentialUse = { kind: 'supplied' }): Case =>
  caseOf(operationOf({ security: [[{ scheme, scopes: [] }]] }), { credentials });

describe.skipIf(!hasCurl)('curlOf', () => {
  test('sends method, address, fields and text as they are', async () => {
    const body = `it's {"a":"$HOME \`id\` $(id) \\n \\\\ ü"}\n@file`;
    const command = curlOf(
      request({
        method: 'PATCH',
        path: '/a%20b/[x]/../y?q=a{1,2}&r=$(id)',
        headers: [
          ['X-A', `'"$PATH;`],
          ['X-Empty', ''],
          ['Content-Type', 'application/json'],
          ['x-a', 'twice'],
        ],
        body,
      }),
    );
    const echo = await run(command);
    expect(echo).toMatchObject({ method: 'PATCH', url: '/a%20b/[x]/../y?q=a{1,2}&r=$(id)' });
    expect(Buffer.from(echo.body, 'base64').toString()).toBe(body);
    expect(echo.headers.join('\n')).toContain(`X-A\n'"$PATH;`);
    expect(echo.headers.join('\n')).toContain('X-Empty\n\n');
    expect(echo.headers.join('\n')).toContain('x-a\ntwice');
  });

  test.each(['@/etc/passwd', '-X DELETE', "'; touch /tmp/x; '", '', '\n', '--data'])(
    'sends the body %j as text',
    async (body) => {
      const echo = await run(curlOf(request({ method: 'POST', headers: [['Content-Type', 'text/plain']], body })));
      expect(Buffer.from(echo.body, 'base64').toString()).toBe(body);
    },
  );

  test('sends octets that are no text', async () => {
    const echo = await run(
      curlOf(
        request({
          method: 'PUT',
          headers: [['Content-Type', 'application/octet-stream']],
          body: { base64: '/wABAg==' },
        }),
      ),
    );
    expect(echo).toMatchObject({ method: 'PUT', body: '/wABAg==' });
    expect(
      Buffer.from(
        (await run(curlOf(request({ method: 'POST', headers: [['Content-Type', 'text/plain']], body: 'a\0b' })))).body,
        'base64',
      ).toString(),
    ).toBe('a\0b');
  });

  test('sends no field that the request does not have', async () => {
    const { headers } = await run(curlOf(request({ method: 'POST', body: '{}' })));
    const names = headers.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
    expect(names.sort()).toEqual(['content-length', 'host']);
  });

  test('sends HEAD, and methods of any name', async () => {
    expect((await run(curlOf(request({ method: 'HEAD' })))).method).toBe('HEAD');
    expect((await run(curlOf(request({ method: 'OPTIONS' })))).method).toBe('OPTIONS');
  });

  test('takes the secret from the environment', async () => {
    const shown = request({ headers: [['Authorization', 'Bearer [redacted]']] });
    expect(curlOf(shown)).toContain(`-H 'Authorization: Bearer '"$PLUMBLINE_TOKEN"`);
    const { headers } = await run(curlOf(shown, using(bearer)), { PLUMBLINE_TOKEN: `a"b$c'd` });
    expect(headers).toContain(`Bearer a"b$c'd`);
    const second = await run(curlOf(shown, using(bearer, { kind: 'supplied', identity: 'second' })), {
      PLUMBLINE_SECOND_TOKEN: 'other',
    });
    expect(second.headers).toContain('Bearer other');
  });

  test('takes the secret of a scheme from its own variable', async () => {
    const apiKey = { name: 'my key', pointer: '', type: 'apiKey' } as const;
    const env = { PLUMBLINE_AUTH_MY_KEY: 'k1' };
    const inQuery = await run(
      curlOf(request({ path: '/x?a=1&key=[redacted]' }), using({ ...apiKey, in: 'query', parameter: 'key' })),
      env,
    );
    expect(inQuery.url).toBe('/x?a=1&key=k1');
    const inHeader = await run(
      curlOf(request({ headers: [['X-Key', '[redacted]']] }), using({ ...apiKey, in: 'header', parameter: 'x-key' })),
      env,
    );
    expect(inHeader.headers).toContain('k1');
    const inCookie = await run(
      curlOf(
        request({ headers: [['Cookie', 'a=1; sid=[redacted]']] }),
        using({ ...apiKey, in: 'cookie', parameter: 'sid' }),
      ),
      env,
    );
    expect(inCookie.headers).toContain('a=1; sid=k1');
    const basic: SecurityScheme = { name: 'login', pointer: '', type: 'http', scheme: 'basic' };
    const inBasic = await run(curlOf(request({ headers: [['Authorization', 'Basic [redacted]']] }), using(basic)), {
      PLUMBLINE_AUTH_LOGIN: 'me:pw',
    });
    expect(inBasic.headers).toContain(`Basic ${Buffer.from('me:pw').toString('base64')}`);
  });

  test('says when the credential was altered', async () => {
    const altered = caseOf(operationOf(), { credentials: { kind: 'altered', case: 'bearer-reversed', scheme: 'b' } });
    const command = curlOf(request({ headers: [['Authorization', 'Bearer [redacted]']] }), altered);
    expect(command).toMatch(/^# The credential was altered \(bearer-reversed\)/);
    expect((await run(command)).method).toBe('GET');
  });
});
