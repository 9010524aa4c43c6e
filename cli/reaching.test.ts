import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createProxy } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createSecure } from 'node:https';
import { connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { makeCertificates } from '../http/certificates.testing.ts';
import { runCommand } from './run-command.testing.ts';

const api = {
  openapi: '3.1.0',
  info: { title: 'Names', version: '1' },
  paths: { '/names': { get: { responses: { 200: { description: 'ok' } } } } },
};
const certificates = makeCertificates();
const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
afterAll(() => {
  certificates?.end();
  rmSync(folder, { recursive: true });
});
const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  opened.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
const file = (name: string): string => join(certificates?.folder ?? '', name);
const keys = (name: string) => ({ cert: certificates?.read(`${name}.pem`), key: certificates?.read(`${name}.key`) });
const run = (url: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCommand(['api.json', '--url', url, '--generator', 'valid', '--cases', '1', ...options], { cwd: folder, env });

describe.skipIf(!certificates)('a target behind TLS', () => {
  const serve = (name: string, more: object = {}): Promise<number> =>
    listen(createSecure({ ...keys(name), ...more }, (_, response) => response.end()).on('tlsClientError', () => {}));

  test.each([
    ['nobody vouches for', 'server', [], /self-signed|certificate/],
    ['is another host', 'other', ['--ca', file('ca.pem')], /altnames|does not match/],
    ['has expired', 'expired', ['--ca', file('ca.pem')], /expired/],
  ])('whose certificate %s cannot be judged, and the reason is said', async (_, name, options, reason) => {
    const { code, err } = await run(`https://127.0.0.1:${await serve(name)}`, options);
    expect(code).toBe(3);
    expect(err).toMatch(reason);
  });

  test('is tested with its authority, and with a certificate of ours where it wants one', async () => {
    const more = { requestCert: true, rejectUnauthorized: true, ca: certificates?.read('ca.pem') };
    const url = `https://127.0.0.1:${await serve('server', more)}`;
    const ca = ['--ca', file('ca.pem')];
    expect((await run(url, ca)).code).not.toBe(0);
    const own = ['--client-cert', file('client.pem'), '--client-key', file('client.key')];
    expect(await run(url, [...ca, ...own])).toMatchObject({ code: 0, err: '' });
  });

  test('is tested without looking at its certificate when told to, and that is said', async () => {
    const { code, out } = await run(`https://127.0.0.1:${await serve('expired')}`, ['--insecure']);
    expect(code).toBe(0);
    expect(out).toContain('any certificate of the target is accepted (--insecure)');
  });

  test('is spoken to in HTTP/2 when asked for, and in HTTP/1.1 where it offers no other', async () => {
    const versions: string[] = [];
    const server = createSecureServer({ ...keys('server'), allowHTTP1: true }, (request, response) => {
      versions.push(request.httpVersion);
      response.end();
    });
    const url = `https://127.0.0.1:${await listen(server)}`;
    expect((await run(url, ['--ca', file('ca.pem'), '--http2'])).code).toBe(0);
    expect(new Set(versions)).toEqual(new Set(['2.0']));
    versions.length = 0;
    expect((await run(url, ['--ca', file('ca.pem')])).code).toBe(0);
    expect(new Set(versions)).toEqual(new Set(['1.1']));
    const old = `https://127.0.0.1:${await serve('server')}`;
    expect((await run(old, ['--ca', file('ca.pem'), '--http2'])).code).toBe(0);
  });

  test('is reached through the tunnel of HTTPS_PROXY, and not where NO_PROXY names it', async () => {
    const behind = await serve('other');
    const asked: (string | undefined)[] = [];
    const proxy = createProxy().on('connect', (request, socket) => {
      asked.push(request.url);
      const onward = connect(behind, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      for (const one of [socket, onward]) one.on('error', () => onward.destroy());
    });
    const env = { HTTPS_PROXY: `http://127.0.0.1:${await listen(proxy)}` };
    expect((await run('https://elsewhere.invalid', ['--ca', file('ca.pem')], env)).code).toBe(0);
    expect(new Set(asked)).toEqual(new Set(['elsewhere.invalid:443']));
    asked.length = 0;
    const { code, err } = await run('https://elsewhere.invalid', [], { ...env, NO_PROXY: '.invalid' });
    expect(code).toBe(3);
    expect(err).toMatch(/does not resolve/);
    expect(asked).toEqual([]);
  });
});
