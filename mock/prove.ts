import { createTransport } from '../http/transport.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import { checks } from '../properties/checks/index.ts';
import type { Finding } from '../properties/outcome.ts';
import { run } from '../properties/run.ts';
import { type ApplicableFault, applicableFaults } from './faults/select.ts';
import { mockIdentities } from './identities.ts';
import { scopeOf } from './prove-scope.ts';
import { startMock } from './server.ts';

/** What one lie came to. */
export interface ProofResult {
  readonly id: string;
  /** Operation label. */
  readonly operation: string;
  readonly caught: boolean;
  /** Ids of the checks that spoke. */
  readonly by: readonly string[];
  readonly requests: number;
  /** Findings beyond the fault's own check and those it lists in `also`: false alarms of ours. */
  readonly strays: readonly string[];
  /** Why it was missed. */
  readonly reason?: string;
}

/** The suite judged by its own mutants. */
export interface Proof {
  /** The faultless mock had no finding. */
  readonly clean: boolean;
  /** What it had, when it had some. */
  readonly alarms: readonly string[];
  readonly results: readonly ProofResult[];
}

/** What to prove, and with how much effort. */
export interface ProveOptions {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  readonly seed: number;
  /** Random cases per operation and generator. */
  readonly cases: number;
  /** Faults at a time. */
  readonly parallel: number;
  /** Ids of faults, or `ID@operation`; all that apply when absent. */
  readonly only?: readonly string[];
  now(): number;
  readonly signal?: AbortSignal;
  progress?(done: number, of: number): void;
}

/** Ids of the checks that compare exchanges. */
const PAIRS: ReadonlySet<string> = new Set(checks.filter(({ pair }) => pair).map(({ id }) => id));
const SECRETS = [
  'plumbline-mock-first-Token-7Kq2',
  'plumbline-mock-second-Token-7Kq2',
  'plumbline:mock-first-Password-7',
];
/** Slower answers are findings where a fault is about time. Milliseconds. */
const SLOW = 300;

/** Runs the suite against the faultless mock, then against every lie that shows on this document. */
export async function prove(options: ProveOptions): Promise<Proof> {
  const baseline = await once(options, undefined);
  const lies = applicableFaults(options.operations, options.document).filter(
    ({ fault, operation }) =>
      options.only === undefined ||
      options.only.includes(fault.id) ||
      options.only.includes(`${fault.id}@${operation.label}`),
  );
  const results: (ProofResult | undefined)[] = lies.map(() => undefined);
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < lies.length && !options.signal?.aborted; i = next++) {
      const lie = lies[i];
      if (lie) results[i] = resultOf(lie, await once(options, lie));
      options.progress?.(++done, lies.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.parallel) }, worker));
  return {
    clean: baseline.findings.length === 0,
    alarms: baseline.findings.map(describe),
    results: results.filter((result): result is ProofResult => result !== undefined),
  };
}

interface Outcome {
  readonly findings: readonly Finding[];
  readonly requests: number;
  readonly notes: readonly string[];
}

async function once(
  { document, operations: all, seed, cases, now, signal }: ProveOptions,
  lie: ApplicableFault | undefined,
): Promise<Outcome> {
  const mock = await startMock({
    document,
    operations: all,
    faults: lie ? [`${lie.fault.id}@${lie.operation.label}`] : [],
  });
  const transport = createTransport();
  const findings: Finding[] = [];
  const identity = (who: 'first' | 'second') => ({
    credential: (scheme: Parameters<typeof mockIdentities.secret>[1]) => mockIdentities.secret(who, scheme),
  });
  try {
    await run({
      document,
      ...(lie ? scopeOf(lie, all) : { operations: all }),
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
        if (record.type === 'finding') findings.push(record);
      },
    });
    return { findings, requests: mock.requests(), notes: mock.notes() };
  } finally {
    await transport.close();
    await mock.close();
  }
}

function resultOf({ fault, operation }: ApplicableFault, { findings, requests, notes }: Outcome): ProofResult {
  // A probe on another method belongs to the path's first operation, and may be answered by the lying one.
  const here = (finding: Finding): boolean =>
    `${finding.operation.method} ${finding.operation.path}` === operation.label ||
    (finding.operation.path === operation.path && finding.request.method === operation.method);
  // A sequence of another operation may pass through the lying one: what compares exchanges may speak there.
  const expected = (finding: Finding): boolean =>
    (finding.check === fault.provokes || fault.also.includes(finding.check)) &&
    (here(finding) || PAIRS.has(finding.check));
  // What compares exchanges may name another operation on the same resource: who shows what was not deleted.
  const beside = (finding: Finding): boolean => PAIRS.has(finding.check) && finding.operation.path === operation.path;
  const caught = findings.some((finding) => finding.check === fault.provokes && (here(finding) || beside(finding)));
  return {
    id: fault.id,
    operation: operation.label,
    caught,
    by: [...new Set(findings.map(({ check }) => check))],
    requests,
    strays: findings.filter((finding) => !expected(finding)).map(describe),
    ...(!caught && {
      reason: fault.needs?.check
        ? `its check ${fault.needs.check} is off unless asked for`
        : (notes[0] ?? `${fault.provokes} did not speak`),
    }),
  };
}

function describe({ check, operation, sent, actual }: Finding): string {
  return `${check} on ${operation.method} ${operation.path}: ${sent}, got ${actual}`;
}
