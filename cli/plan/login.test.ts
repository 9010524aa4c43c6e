import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../openapi/json.ts';
import type { EndRecord } from '../../properties/run-record.ts';
import type { LoginConfig } from '../config/identities.ts';
import { type Ended, runCommand } from '../run-command.testing.ts';
import { booksWith, type Doorkeeper, startDoorkeeper } from './login.testing.ts';

const PASSWORD = 'let-me-in-please';
const bearer = { type: 'http', scheme: 'bearer' };
let folder = '';
let keeper: Doorkeeper | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-login-'));
});
afterEach(async () => {
  await keeper?.close();
  keeper = undefined;
  rmSync(folder, { recursive: true });
});

/** Runs `test` against a faultless server with a login as configured. */
async function runWith(
  scheme: JsonObject,
  login: Omit<LoginConfig, 'operation' | 'request'>,
  limits: Parameters<typeof startDoorkeeper>[1] = {},
  flags: readonly string[] = [],
): Promise<Ended> {
  const document = booksWith(scheme);
  keeper = await startDoorkeeper(document, limits);
  writeFileSync(join(folder, 'books.json'), JSON.stringify(document));
  const config = {
    document: 'books.json',
    url: keeper.api.url,
    cases: 3,
    seed: 1,
    generator: ['valid', 'invalid', 'credentials'],
    identities: {
      main: {
        login: {
          request: `POST ${keeper.doors}/login`,
          body: { user: 'ada', password: `\${PASSWORD}` },
          ...login,
        },
      },
    },
  };
  writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify(config));
  return runCommand(['test', '--fail-on', 'warning', ...flags], { cwd: folder, env: { PASSWORD } });
}

/** Every file of the run, as one text. */
function written(): string {
  const reports = join(folder, 'plumbline-report');
  return readdirSync(reports)
    .map((file) => readFileSync(join(reports, file), 'utf8'))
    .join('\n');
}

function end(): EndRecord {
  const lines = readFileSync(join(folder, 'plumbline-report', 'run.ndjson'), 'utf8')
    .trim()
    .split('\n');
  return JSON.parse(lines.at(-1) ?? '');
}

describe('an identity that logs in', () => {
  test('sends what the login gave, and shows neither it nor the password anywhere', async () => {
    const { code, out, err } = await runWith(bearer, {}, {}, ['--record', '--generator', 'credentials']);
    expect(out).toMatch(/conforms/i);
    expect(code).toBe(0);
    expect(keeper?.logins).toHaveLength(1);
    expect(JSON.parse(keeper?.logins[0]?.body ?? '')).toEqual({ user: 'ada', password: PASSWORD });
    for (const secret of [PASSWORD, 'fruit-of-login', 'Xy7/q9'])
      expect(`${out}${err}${written()}`).not.toContain(secret);
    expect(end().totals).toMatchObject({ errors: 0, warnings: 0, operations: 3, tested: 3 });
  });

  test('logs in again when its token has worn out, and finds nothing wrong with that', async () => {
    const { code, out } = await runWith(bearer, {}, { uses: 25 });
    expect(out).toMatch(/conforms/i);
    expect(code).toBe(0);
    expect(keeper?.logins.length).toBeGreaterThan(2);
    expect(written()).not.toContain('Xy7/q9');
  });

  test.for<[string, JsonObject, Omit<LoginConfig, 'operation' | 'request'>]>([
    ['a key in a header', { type: 'apiKey', in: 'header', name: 'X-Key' }, { tokenAt: '/data/token', as: 'reader' }],
    [
      'a prefix',
      { type: 'apiKey', in: 'header', name: 'Authorization' },
      { as: { header: 'authorization', prefix: 'Token ' } },
    ],
    [
      'a session cookie',
      { type: 'apiKey', in: 'cookie', name: 'sid' },
      { tokenAt: 'cookie sid', as: { cookie: 'sid' } },
    ],
    ['a key in the query', { type: 'apiKey', in: 'query', name: 'key' }, { tokenAt: 'header X-Session', as: 'reader' }],
  ])('puts it where %s wants it', async ([, scheme, login]) => {
    const { code, out } = await runWith(scheme, login, {}, ['--generator', 'credentials']);
    expect(out).toMatch(/conforms/i);
    expect(code).toBe(0);
  });

  test('logs in within what the run may send', async () => {
    // Each credential is good for one request: a refusal, a login and the request again are three.
    await runWith(bearer, {}, { uses: 1 }, ['--max-requests', '24', '--concurrency', '1']);
    expect(end().totals.requests).toBe(24);
    expect(keeper?.logins.length).toBeGreaterThan(4);
    expect(keeper?.logins.length).toBeLessThan(10);
  });

  test('asks token endpoints as OAuth 2.0 says, and the client secret stays one', async () => {
    const body = { grant_type: 'client_credentials', password: PASSWORD };
    const form = { mediaType: 'application/x-www-form-urlencoded', basic: 'plumbline:cl1ent-s3cret', body };
    const { code, out } = await runWith(bearer, form, {}, ['--generator', 'valid', '--record']);
    expect(code).toBe(0);
    const [login] = keeper?.logins ?? [];
    expect(login?.body).toBe(`grant_type=client_credentials&password=${PASSWORD}`);
    expect(login?.headers.authorization).toBe(`Basic ${Buffer.from(form.basic).toString('base64')}`);
    expect(out + written()).not.toMatch(/cl1ent-s3cret|cGx1bWJsaW5lOmNsMWVudC1z/);
  });

  test('says in one sentence that the login was refused, and judges nothing', async () => {
    const { code, out, err } = await runWith(bearer, { body: { password: 'wrong' } });
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toMatch(
      /^plumbline: the login POST http:.*\/login was answered 403; check identities\.main\.login in plumbline\.config\.json\n$/,
    );
  });

  test('says where it looked for a credential that is not there', async () => {
    const { code, err } = await runWith(bearer, { tokenAt: '/token' });
    expect(code).toBe(3);
    expect(err).toContain('answered 200 without a credential at /token; set tokenAt of identities.main.login');
  });

  test('ends the run as inconclusive when no fresh credential is to be had, without a finding', async () => {
    const { code, out } = await runWith(bearer, {}, { uses: 60, logins: 1 });
    expect(code).toBe(3);
    expect(out).toMatch(/the login POST .* was answered 403/);
    expect(end()).toMatchObject({ verdict: 'inconclusive', totals: { errors: 0, warnings: 0 } });
  });

  test('needs the variables that it refers to', async () => {
    const { code, err } = await runWith(bearer, { body: { password: `\${NOT_SET}` } });
    expect(code).toBe(2);
    expect(err).toMatch(/identities\.main\.login .* needs the environment variable NOT_SET, which is not set; set it/);
  });

  test('needs nothing where nothing is sent', async () => {
    writeFileSync(join(folder, 'books.json'), JSON.stringify(booksWith(bearer)));
    const login = { request: 'POST /login', body: { password: `\${NOT_SET}` } };
    const operations = { listBooks: { auth: { reader: `\${NOT_SET}` }, headers: { 'X-Key': `\${NOT_SET}` } } };
    const config = { document: 'books.json', url: `\${NOT_SET}`, identities: { main: { login } }, operations };
    writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify(config));
    for (const command of ['list', 'cases', 'lint'])
      expect(await runCommand([command], { cwd: folder })).toMatchObject({ code: 0, err: '' });
  });

  test('is not asked where a flag gives the credential', async () => {
    const document = booksWith(bearer);
    keeper = await startDoorkeeper(document);
    writeFileSync(join(folder, 'books.json'), JSON.stringify(document));
    const login = { request: `POST ${keeper.doors}/login`, body: `\${NOT_SET}` };
    writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify({ identities: { main: { login } } }));
    await runCommand(['test', 'books.json', '--url', keeper.api.url, '--token', 'mine-1234', '--cases', '1'], {
      cwd: folder,
    });
    expect(keeper.logins).toHaveLength(0);
  });

  test('is not needed against the embedded mock', async () => {
    writeFileSync(join(folder, 'books.json'), JSON.stringify(booksWith(bearer)));
    const login = { request: 'POST http://target.invalid/login', body: `\${NOT_SET}` };
    writeFileSync(join(folder, 'plumbline.config.json'), JSON.stringify({ identities: { main: { login } } }));
    const { code } = await runCommand(['test', 'books.json', '--cases', '1'], { cwd: folder });
    expect(code).toBe(0);
  });
});
