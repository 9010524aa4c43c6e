import { describe, expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import { noFields } from '../../http/credentials/fields.ts';
import type { AnsweredExchange, Exchange } from '../../http/exchange.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { createGovernor } from './governor.ts';
import { operation, validCase } from './operation.testing.ts';
import { renewingSender } from './renewing-sender.ts';
import type { Sender } from './sender.ts';

const trace = { generator: 'valid', purpose: 'case' } as const;

/** A target that knows tokens by number and takes those from `oldest` on; `refuse` never takes any for this path. */
function world({ refuses = '', logins = 99 } = {}) {
  const state = { time: 0, token: 1, oldest: 1, sent: 0, renewed: 0 };
  const now = () => state.time;
  const sender: Sender = {
    encode: () => ({ method: 'GET', url: 'http://target.invalid/', headers: [] }),
    async send(testCase): Promise<Exchange> {
      state.sent++;
      const { token } = state;
      await Promise.resolve();
      const status = testCase.operation.label === refuses || token < state.oldest ? 401 : 200;
      const answered: AnsweredExchange = {
        case: testCase,
        request: sender.encode(testCase),
        before: [],
        elapsed: 1,
        response: { status, headers: [], body: new Uint8Array() },
      };
      return answered;
    },
  };
  let coming: Promise<void> | undefined;
  const renewal = {
    on: new Set([401]),
    count: () => state.token,
    requests: () => state.token,
    credentials: () => [],
    secrets: () => [],
    renew(since: number): Promise<void> {
      if (since !== state.token) return Promise.resolve();
      coming ??= (async () => {
        await Promise.resolve();
        if (state.token >= logins) throw new PlumblineError('CREDENTIALS_REFUSED', 'the login was answered 403');
        state.token++;
        coming = undefined;
      })();
      return coming;
    },
  };
  const governor = createGovernor({ now }, async () => {});
  const identities = { first: { credential: () => 't', undeclared: () => noFields, renewal } };
  const renewing = renewingSender(sender, { identities, now }, governor, () => {
    state.renewed++;
  });
  const get = async (label = 'GET /a', more: Partial<Case> = {}): Promise<number | undefined> =>
    (await renewing.send({ ...validCase(operation(label)), credentials: { kind: 'supplied' }, ...more }, trace))
      .response?.status;
  return { state, governor, get };
}

describe('a sender that gets fresh credentials', () => {
  test('sends again what was refused for want of them', async () => {
    const { state, get } = world();
    expect(await get()).toBe(200);
    state.oldest = 2;
    expect(await get()).toBe(200);
    expect(state).toMatchObject({ token: 2, sent: 3, renewed: 1 });
  });

  test('logs in once for all who were refused at the same time', async () => {
    const { state, get } = world();
    state.oldest = 2;
    expect(await Promise.all([get(), get('GET /b'), get('GET /c')])).toEqual([200, 200, 200]);
    expect(state.token).toBe(2);
  });

  test('believes a refusal of fresh credentials, and does not ask for others each time', async () => {
    const { state, get } = world({ refuses: 'GET /broken' });
    for (let i = 0; i < 5; i++) expect(await get('GET /broken')).toBe(401);
    expect(state.token).toBe(2);
    state.time += 2000;
    state.oldest = 3;
    expect(await get('GET /broken')).toBe(401);
    expect(state.token).toBe(3);
    expect(await get()).toBe(200);
  });

  test('leaves alone what is about being refused', async () => {
    const { state, get } = world({ refuses: 'GET /a' });
    const credential = { id: 'bearer-random', class: 'I', scheme: 'reader', summary: '' } as const;
    const altered = { kind: 'altered', case: 'bearer-random', scheme: 'reader' } as const;
    expect(await get('GET /a', { credentials: altered, intent: { kind: 'unauthenticated', credential } })).toBe(401);
    expect(await get('GET /a', { credentials: { kind: 'none' } })).toBe(401);
    expect(state).toMatchObject({ token: 1, sent: 2 });
  });

  test('ends the run where there are none to be had, and says why', async () => {
    const { state, governor, get } = world({ logins: 1 });
    state.oldest = 2;
    await expect(get()).rejects.toMatchObject({ reason: 'credentials' });
    expect(governor).toMatchObject({ stopped: 'credentials', why: 'the login was answered 403' });
  });
});
