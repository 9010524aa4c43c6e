import { expect, test } from 'vitest';
import type { SendResult, Transport } from '../../http/exchange.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { createGovernor } from './governor.ts';
import { operation, validCase } from './operation.testing.ts';
import { createSender } from './sender.ts';

/** A sender whose target answers so, with a clock that only waiting moves. */
function senderTo(answer: (count: number) => SendResult) {
  let time = 0;
  let count = 0;
  const now = () => time;
  const send = async () => answer(++count);
  const transport: Transport = { send, sendRaw: send, close: async () => {} };
  const document: Pick<ApiDocument, 'root'> = { root: {} };
  const options = {
    document: document as ApiDocument, // only the root is read
    readOnly: false,
    target: { baseUrl: 'http://target.invalid', headers: [] },
    identities: { first: { credential: () => undefined } },
    transport,
    timeout: 1000,
    now,
  };
  const governor = createGovernor({ now }, async (milliseconds) => {
    time += milliseconds;
  });
  const sender = createSender(options, governor, { note() {}, open() {} }, () => {});
  const one = () => sender.send(validCase(operation('GET /a')), { generator: 'valid', purpose: 'case' });
  return { one, now, governor, count: () => count };
}
const answered = (status: number, body = '', headers: readonly (readonly [string, string])[] = []): SendResult => ({
  elapsed: 1,
  response: { status, headers, body: Buffer.from(body) },
});

test('a rate limit is waited for as long as the target asks', async () => {
  const { one, now } = senderTo((count) => answered(count === 1 ? 429 : 200, '', [['Retry-After', '7']]));
  expect((await one()).response?.status).toBe(200);
  expect(now()).toBeGreaterThanOrEqual(7000);
});

test('a target that puts everything off is given up on: no run waits for ever', async () => {
  const { one, now, count } = senderTo(() => answered(429, '', [['Retry-After', '3600']]));
  for (let i = 0; i < 50; i++) expect((await one()).response?.status).toBe(429);
  expect(now()).toBeLessThan(150_000);
  expect(count()).toBeLessThan(60);
});

test('an answer that nests too deep to be judged is a failure that says so', async () => {
  const { one } = senderTo(() => answered(200, '['.repeat(5000) + ']'.repeat(5000)));
  expect((await one()).failure).toMatchObject({ kind: 'too-large', message: expect.stringMatching(/nests/) });
});

const refused: SendResult = { elapsed: 1, failure: { kind: 'refused', message: 'no connection' } };

test('a target that was never there is asked once', async () => {
  const { one, count } = senderTo(() => refused);
  expect((await one()).failure?.kind).toBe('refused');
  expect(count()).toBe(1);
});

test('a target that starts again is waited for', async () => {
  const { one, now } = senderTo((count) => (count === 2 || count === 3 ? refused : answered(200)));
  await one();
  expect((await one()).response?.status).toBe(200);
  expect(now()).toBeGreaterThan(0);
});

test('a target that went away ends the run, and the request that it left unanswered is named', async () => {
  const { one, governor, now } = senderTo((count) =>
    count === 1 ? answered(200) : count === 2 ? { elapsed: 1, failure: { kind: 'reset', message: 'reset' } } : refused,
  );
  await one();
  await one();
  await expect(one()).rejects.toMatchObject({ reason: 'unreachable' });
  expect(governor.why).toBe(
    'the target went away after 2 requests (no connection); the last one that it left without an answer was GET /a',
  );
  expect(now()).toBeLessThan(10_000);
});
