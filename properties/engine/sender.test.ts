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
  return { one, now, count: () => count };
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
