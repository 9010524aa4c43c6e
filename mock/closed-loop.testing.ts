import { createTransport } from '../http/transport.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import { operations } from '../openapi/operations.ts';
import { run } from '../properties/run.ts';
import type { FindingRecord } from '../properties/run-record.ts';
import { mockIdentities } from './identities.ts';
import { startMock } from './server.ts';

/** What the engine found on a mock of this document. */
export interface LoopResult {
  readonly findings: readonly FindingRecord[];
  readonly verdict: string;
  readonly skipped: readonly string[];
  readonly requests: number;
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

/** Runs the whole suite against the mock with these faults. */
export async function closedLoop(
  document: ApiDocument,
  faults: readonly string[],
  options: {
    readonly cases?: number;
    readonly checks?: readonly string[];
    readonly seed?: number;
    readonly only?: string;
    readonly maxResponseTime?: number;
  } = {},
): Promise<LoopResult> {
  const all = operations(document);
  const mock = await startMock({ document, operations: all, faults });
  const transport = createTransport();
  const findings: FindingRecord[] = [];
  const skipped: string[] = [];
  const identity = (who: 'first' | 'second') => ({
    credential: (scheme: Parameters<typeof mockIdentities.secret>[1]) => mockIdentities.secret(who, scheme),
  });
  const started = performance.now();
  try {
    const end = await run({
      document,
      operations:
        options.only === undefined ? all : all.filter(({ label, id }) => label === options.only || id === options.only),
      target: { baseUrl: mock.url, headers: [] },
      embedded: true,
      identities: { first: identity('first'), second: identity('second') },
      secrets: [
        'plumbline-mock-first-Token-7Kq2',
        'plumbline-mock-second-Token-7Kq2',
        'plumbline:mock-first-Password-7',
      ],
      transport,
      seed: options.seed ?? 7,
      cases: options.cases ?? 20,
      concurrency: 8,
      timeout: 1500,
      maxResponseTime: options.maxResponseTime,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: true,
      checks: options.checks,
      profiles: [],
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'error',
      settings: {},
      version: '0',
      startedAt: '2026-01-01T00:00:00.000Z',
      now: () => performance.now(),
      sink(record) {
        if (record.type === 'finding') findings.push(record);
        if (record.type === 'outcome' && (record.status === 'skip' || record.status === 'error'))
          skipped.push(
            `${record.operation} ${record.generator}: ${record.status === 'skip' ? record.reason : record.message}`,
          );
      },
    });
    return {
      findings,
      verdict: end.verdict,
      skipped,
      requests: mock.requests(),
      notes: mock.notes(),
      milliseconds: performance.now() - started,
    };
  } finally {
    await transport.close();
    await mock.close();
  }
}
