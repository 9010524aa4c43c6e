import { createTransport } from '../http/transport.ts';
import { NO_CONTROL } from '../properties/engine/scout.ts';
import type { GeneratorId } from '../properties/generator.ts';
import type { Finding, Outcome } from '../properties/outcome.ts';
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
  /** Labels of the operations that the time did not suffice for. */
  readonly unreached: ReadonlySet<string>;
  /** Labels of the operations that nothing could be sent to, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
  /** Labels of those of which no valid request was accepted, so that a refusal or an altered one says nothing, with the reason. */
  readonly uncontrolled: ReadonlyMap<string, string>;
}

const SECRETS = [
  'plumbline-mock-first-Token-7Kq2',
  'plumbline-mock-second-Token-7Kq2',
  'plumbline:mock-first-Password-7',
];
/** A server that does not answer is waited for so long, in milliseconds; without a lie much longer: the machine may be busy. */
const PATIENCE = 4000;
/** Slower answers are findings where a fault is about time. Milliseconds. */
const SLOW = 300;

/** A lie that was caught is watched for other findings during as many requests again, and at least so many. */
const WATCHED = 40;

/**
 * Runs the suite against a mock that tells this lie; against a faultless one, over all operations, without. With a time
 * limit the run ends some time after the lie was caught; with generators only their cases are sent.
 * A check that is off unless asked for is asked for, alone, where the lie needs it.
 */
export async function runOnce(
  { document, operations, seed, cases, now }: Omit<ProveOptions, 'parallel'>,
  lie: ApplicableFault | undefined,
  {
    timeLimit,
    signal,
    generators,
    checks = lie?.fault.needs?.check === undefined ? undefined : [lie.fault.needs.check],
    profiles = lie?.fault.needs?.profile === undefined ? [] : [lie.fault.needs.profile],
  }: {
    readonly timeLimit?: number;
    readonly signal?: AbortSignal;
    readonly generators?: readonly GeneratorId[];
    readonly checks?: readonly string[];
    readonly profiles?: readonly string[];
  } = {},
): Promise<ProofRun> {
  const mock = await startMock({
    document,
    operations,
    faults: lie ? [`${lie.fault.id}@${lie.operation.label}`] : [],
  });
  const transport = createTransport();
  const enough = new AbortController();
  let last = Number.POSITIVE_INFINITY;
  const outcomes: Outcome[] = [];
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
      timeout: lie ? PATIENCE : 5 * PATIENCE,
      maxResponseTime: lie?.fault.needs?.option === 'max-response-time' ? SLOW : undefined,
      checks,
      generators,
      readOnly: false,
      strict: false,
      formats: true,
      disposableCredentials: true,
      profiles,
      shard: { index: 1, of: 1 },
      record: false,
      failOn: 'error',
      settings: {},
      version: '0',
      startedAt: '',
      ...(timeLimit !== undefined && { timeLimit: Math.max(1, timeLimit) }),
      now,
      signal: signal ? AbortSignal.any([signal, enough.signal]) : enough.signal,
      progress() {
        if (mock.requests() >= last) enough.abort();
      },
      sink(record) {
        if (record.type === 'finding') {
          const after = mock.requests();
          findings.push({ finding: record, after });
          const { method, path } = record.operation;
          const caught = record.check === lie?.fault.provokes && `${method} ${path}` === lie.operation.label;
          if (timeLimit !== undefined && caught) last = Math.min(last, Math.max(2 * after, after + WATCHED));
        }
        if (record.type === 'outcome') outcomes.push(record);
      },
    });
    const unreached = new Set(
      outcomes.flatMap((outcome) =>
        outcome.status === 'error' && outcome.code === 'BUDGET_EXHAUSTED' ? [outcome.operation] : [],
      ),
    );
    return {
      findings,
      requests: mock.requests(),
      notes: mock.notes(),
      skipped: skippedIn(outcomes),
      uncontrolled: uncontrolledIn(outcomes),
      unreached,
    };
  } finally {
    await transport.close();
    await mock.close();
  }
}

function skippedIn(outcomes: readonly Outcome[]): ReadonlyMap<string, string> {
  const tested = new Set(outcomes.filter(({ status }) => status !== 'skip').map(({ operation }) => operation));
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'skip' && outcome.generator === 'boundaries' && !tested.has(outcome.operation)
      ? [[outcome.operation, outcome.reason] as const]
      : [],
  );
  return new Map(reasons);
}

function uncontrolledIn(outcomes: readonly Outcome[]): ReadonlyMap<string, string> {
  return new Map(
    outcomes.flatMap((outcome) =>
      outcome.status === 'skip' && outcome.generator === 'protocol' && outcome.reason.startsWith(NO_CONTROL)
        ? [[outcome.operation, outcome.reason] as const]
        : [],
    ),
  );
}

/** A finding in one line. */
export function shownFinding({ finding: { check, operation, sent, actual } }: ProofRun['findings'][number]): string {
  return `${check} on ${operation.method} ${operation.path}: ${sent}, got ${actual}`;
}
