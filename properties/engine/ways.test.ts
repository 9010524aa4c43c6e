import { describe, expect, test } from 'vitest';
import type { Case } from '../../http/case.ts';
import { encodeCase } from '../../http/encode.ts';
import { answered, operation, validCase } from './operation.testing.ts';
import { createResources } from './resources.ts';
import type { Sender } from './sender.ts';
import { createWays } from './ways.ts';

const make = operation('POST /orders');
const pay = operation('POST /orders/{orderId}/pay');
const ship = operation('POST /orders/{orderId}/ship');
const close = operation('POST /orders/{orderId}/close');
const notes = operation('POST /orders/{orderId}/notes');
const note = operation('GET /orders/{orderId}/notes/{noteId}');
const operations = [make, close, notes, note, ship, pay];
const trace = { generator: 'valid', address: '1/x/valid/0', purpose: 'preparation' } as const;

/** Orders that are paid before they are shipped; who has shipped says 409 to all but `close`, which nothing allows. */
function shop(readOnly = false) {
  const states = new Map<string, string>();
  const sent: string[] = [];
  const target = { baseUrl: 'http://target.invalid', headers: [] };
  const answer = (testCase: Case) => {
    const { label } = testCase.operation;
    const id = testCase.parameters.flatMap((given) => ('value' in given ? [String(given.value)] : [])).join('/');
    sent.push(`${label.replace('POST /orders', '').replace('/{orderId}', '')} ${id}`.trim());
    if (label === make.label) {
      states.set(`o${states.size}`, 'open');
      return answered(testCase, 201, { id: `o${states.size - 1}` });
    }
    const [from, to] = label === pay.label ? ['open', 'paid'] : label === ship.label ? ['paid', 'shipped'] : [];
    if (from === undefined || states.get(id) !== from) return answered(testCase, 409);
    states.set(id, to ?? '');
    return answered(testCase, 200);
  };
  const sender: Sender = {
    send: async (testCase) => answer(testCase),
    encode: (testCase) => encodeCase(testCase, target, { first: { credential: () => undefined } }),
  };
  const request = (which: typeof make): Case =>
    validCase(which, which === make ? {} : { parameters: [{ in: 'path', name: 'orderId', value: 'shared' }] });
  const resources = createResources({ operations, basePath: '/v1', sender, recipe: (creator) => request(creator) });
  const ways = createWays({ operations, resources, sender, readOnly, valid: request });
  return {
    sent,
    resend: (which: typeof make, how: 'any' | 'known' = 'any') => ways.resend(request(which), trace, how),
  };
}

describe('a request that conflicts with the state of its resource', () => {
  test('is sent to a resource of its own, and after another operation where it has to be', async () => {
    const { sent, resend } = shop();
    expect((await resend(pay))?.response.status).toBe(200);
    expect(sent).toEqual(['', '/pay o0']);
    expect((await resend(ship))?.response.status).toBe(200);
    expect(sent.slice(-3)).toEqual(['', '/pay o3', '/ship o3']);
  });

  test('takes the way that worked before, and none that is not known where only that is wanted', async () => {
    const { sent, resend } = shop();
    expect(await resend(ship, 'known')).toBeUndefined();
    expect(sent).toEqual([]);
    await resend(ship);
    const before = sent.length;
    expect((await resend(ship, 'known'))?.response.status).toBe(200);
    expect(sent.slice(before)).toEqual(['', '/pay o3', '/ship o3']);
  });

  test('is given up after two searches, and makes nothing where nothing may change', async () => {
    const { sent, resend } = shop();
    expect(await resend(close)).toBeUndefined();
    expect(await resend(close)).toBeUndefined();
    const searched = sent.length;
    expect(await resend(close)).toBeUndefined();
    expect(sent).toHaveLength(searched);
    expect(sent.filter((line) => line.startsWith('/notes'))).toEqual([]);
    const careful = shop(true);
    expect(await careful.resend(pay)).toBeUndefined();
    expect(careful.sent).toEqual([]);
  });
});
