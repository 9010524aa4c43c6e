import { createTransport } from '../http/transport.ts';
import type { Finding } from '../properties/outcome.ts';
import { run } from '../properties/run.ts';
import type { ApplicableFault } from './faults/select.ts';
import { mockIdentities } from './identities.ts';
import type { ProveOptions } from './proof-options.ts';
import { scopeOf } from './proof-scope.ts';
import { startMock } from './server.ts';

/** One run of the suite against a mock of its own. */
export interface ProofRun {
  /** With how many requests the mock had received when each was made. */
  readonly findings: readonly { readonly finding: Finding; readonly after: number }[];
  readonly requests: number;
  /** What the mock could not answer validly, and why. */
  readonly notes: readonly string[];
}

const SECRETS = [
  'plumbline-mock-first-Token-7Kq2',
  'plumbline-mock-second-Token-7Kq2',
  'plumbline:mock-first-Password-7',
];
/** Slower answers are findings where a fault is about time. Milliseconds. */
const SLOW = 300;

/** Runs the suite against a mock that tells this lie; against a faultless one, over all operations, without. */
export async function runOnce(
  { document, operations, seed, cases, now }: Omit<ProveOptions, 'parallel'>,
  lie: ApplicableFault | undefined,
  signal?: AbortSignal,
): Promise<ProofRun> {
  const mock = await startMock({
    document,
    operations,
    faults: lie ? [`${lie.fault.id}@${lie.operation.label}`] : [],
  });
  const transport = createTransport();
  const findings: { readonly finding: Finding; readonly after: number }[] = [];
  const identity = (who: 'first' | 'second') => ({
    credential: (scheme: Parameters<typeof mockIdentities.secret>[1]) => mockIdentities.secret(who, scheme),
  });
  try {
    await run({
      document,
      ...(lie ? scopeOf(lie, operations) : { operations }),
      target: { baseUrl: mock.url, headers: [] },
      embedded: true,
      identities: { first: identity('first'), second: identity('second') },
      secrets: SECRETS,
      transport,
      seed,
      cases,
      concurrency: 8,
      timeout: 1500,
      maxResponseTime: lie?.fault.needs?.option === 'max-response-time' ? SLOW : undefined,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: true,
      profiles: [],
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'error',
      settings: {},
      version: '0',
      startedAt: '',
      now,
      signal,
      sink(record) {
        if (record.type === 'finding') findings.push({ finding: record, after: mock.requests() });
      },
    });
    return { findings, requests: mock.requests(), notes: mock.notes() };
  } finally {
    await transport.close();
    await mock.close();
  }
}

/** A finding in one line. */
export function shownFinding({ finding: { check, operation, sent, actual } }: ProofRun['findings'][number]): string {
  return `${check} on ${operation.method} ${operation.path}: ${sent}, got ${actual}`;
}
