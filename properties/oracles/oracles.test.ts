import { describe, expect, test } from 'vitest';
import { createTransport } from '../../http/transport.ts';
import type { Finding } from '../outcome.ts';
import { run } from '../run.ts';
import { all, document } from './document.testing.ts';
import { TOKEN } from './notes.testing.ts';
import { NOTE, type Planted, planted } from './planted.testing.ts';
import { serveNotes } from './server.testing.ts';

/** Checks that are off unless they are asked for. */
const OFF = [...new Set(planted.flatMap(({ check, off }) => (off ? [check] : [])))];

/** What a run finds at the notes with this violation. */
async function findings(violation: Planted | undefined): Promise<readonly Finding[]> {
  const server = await serveNotes(violation);
  const transport = createTransport();
  const found: Finding[] = [];
  try {
    await run({
      document,
      operations: violation ? all.filter(({ label }) => violation.only.includes(label)) : all,
      target: { baseUrl: server.url, headers: [] },
      embedded: false,
      identities: { first: { credential: () => TOKEN } },
      secrets: [TOKEN],
      transport,
      seed: 5,
      cases: 2,
      concurrency: 8,
      timeout: 2000,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: true,
      profiles: [],
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'warning',
      generators: violation?.generators ?? (violation?.only === NOTE ? ['workflow'] : undefined),
      ...(violation?.off && { checks: [violation.check] }),
      settings: {},
      version: '0',
      startedAt: '2026-01-01T00:00:00Z',
      now: () => performance.now(),
      sink(record) {
        if (record.type === 'finding') found.push(record);
      },
    });
    return found;
  } finally {
    await transport.close();
    await server.close();
  }
}

test('a server that keeps every rule of HTTP has no finding', async () => {
  expect(
    (await findings(undefined)).map(({ check, operation, sent, actual }) => ({ check, operation, sent, actual })),
  ).toEqual([]);
});

describe.concurrent('a planted violation is found', () => {
  test.each(planted.map((violation) => [violation.name, violation] as const))('%s', async (_, violation) => {
    const found = await findings(violation);
    expect(found.map(({ check }) => check)).toContain(violation.check);
    for (const { operation } of found.filter(({ check }) => check === violation.check))
      expect(violation.only).toContain(`${operation.method} ${operation.path}`);
  });
});

test('every oracle of HTTP that has a check has a violation', () => {
  expect(new Set(planted.map(({ name }) => name)).size).toBe(planted.length);
  expect(OFF.length).toBeGreaterThan(8);
});
