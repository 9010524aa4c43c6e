import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SendResult, Transport } from '../http/exchange.ts';
import { createTransport } from '../http/transport.ts';
import { loadDocument } from '../openapi/document.ts';
import { operations } from '../openapi/operations.ts';
import { document as notes } from '../properties/oracles/document.testing.ts';
import { run } from '../properties/run.ts';
import { mockIdentities } from './identities.ts';
import { startMock } from './server.ts';

const bundled = join(import.meta.dirname, '..', 'examples', 'openrouter-auth-keys-code.md');

/** A generator of numbers in [0, 1), the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A gateway in front of the target: of 100 requests it answers about five itself, and delays some. */
function noisy(transport: Transport, seed: number): { readonly transport: Transport; readonly count: () => number } {
  const next = numbers(seed);
  let count = 0;
  const answer = (status: number, headers: readonly (readonly [string, string])[], text: string): SendResult => ({
    elapsed: 1,
    response: { status, headers: headers.map(([name, value]) => [name, value]), body: Buffer.from(text) },
  });
  const through =
    (send: Transport['send']): Transport['send'] =>
    async (request, limits) => {
      const chance = next();
      if (chance < 0.025) {
        count++;
        return answer(502, [['content-type', 'text/html']], '<html><h1>502 Bad Gateway</h1></html>');
      }
      if (chance < 0.05) {
        count++;
        return answer(429, [['retry-after', '0']], '');
      }
      if (chance > 0.97) await new Promise((resolve) => setTimeout(resolve, 15));
      return send(request, limits);
    };
  return {
    transport: { send: through(transport.send), sendRaw: through(transport.sendRaw), close: () => transport.close() },
    count: () => count,
  };
}

/** Checks and operations of what a run finds at a mock with these faults. */
async function found(document: typeof notes, faults: readonly string[], noise: number | undefined) {
  const all = operations(document);
  const mock = await startMock({ document, operations: all, faults });
  const plain = createTransport();
  const gateway = noise === undefined ? undefined : noisy(plain, noise);
  const findings = new Set<string>();
  try {
    const end = await run({
      document,
      operations: all,
      target: { baseUrl: mock.url, headers: [] },
      embedded: false,
      identities: { first: { credential: (scheme) => mockIdentities.secret('first', scheme) } },
      secrets: [],
      transport: gateway?.transport ?? plain,
      seed: 11,
      cases: 3,
      concurrency: 8,
      timeout: 3000,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: true,
      profiles: [],
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'warning',
      settings: {},
      version: '0',
      startedAt: '2026-01-01T00:00:00Z',
      now: () => performance.now(),
      sink(record) {
        if (record.type === 'finding')
          findings.add(`${record.check} ${record.operation.method} ${record.operation.path}`);
      },
    });
    return { findings: [...findings].sort(), verdict: end.verdict, noise: gateway?.count() ?? 0 };
  } finally {
    await plain.close();
    await mock.close();
  }
}

describe('a gateway that answers one request in twenty itself', () => {
  test.each([1, 2])('makes no finding at a faultless target (noise %i)', async (seed) => {
    const seen = await found(notes, [], seed);
    expect(seen.noise).toBeGreaterThan(20);
    expect(seen).toMatchObject({ findings: [], verdict: 'conforms' });
  });

  test.each([
    ['body-wrong-type', 'allow-missing', 'auth-prefix-accepted'],
    ['delete-keeps', 'challenge-missing', 'accept-anything'],
  ])('changes no finding at a target that lies (%s, %s, %s)', async (...faults) => {
    const quiet = await found(notes, faults, undefined);
    expect(quiet.findings.length).toBeGreaterThan(2);
    const loud = await found(notes, faults, 3);
    expect(loud.noise).toBeGreaterThan(20);
    expect(loud.findings).toEqual(quiet.findings);
  });

  test('changes nothing for one operation either', async () => {
    const document = await loadDocument(bundled);
    const faults = ['types-coerced', 'body-missing-member'];
    const quiet = await found(document, faults, undefined);
    expect(quiet.findings.length).toBeGreaterThan(1);
    expect((await found(document, faults, 5)).findings).toEqual(quiet.findings);
  });
});
