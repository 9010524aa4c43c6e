import type { Finding } from '../properties/outcome.ts';
import { run } from '../properties/run.ts';
import type { RunOptions } from '../properties/run-options.ts';
import type { EndRecord, OutcomeRecord, RunRecord } from '../properties/run-record.ts';

/** A run that goes on while tests wait for their parts of it. */
export interface Contract {
  /** What became of one operation × generator, as soon as it is known. Rejects when the run itself broke. */
  outcome(operation: string, generator: string): Promise<OutcomeRecord>;
  /** Findings so far, by fingerprint. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** The end of the run. */
  readonly end: Promise<EndRecord>;
  abort(): void;
}

interface Waiting {
  readonly promise: Promise<OutcomeRecord>;
  settle(outcome: OutcomeRecord | Promise<never>): void;
}

/** Begins a run. `record` gets every record in order. */
export function beginContract(
  options: Omit<RunOptions, 'sink' | 'progress' | 'signal'>,
  record: (record: RunRecord) => void,
): Contract {
  const abortion = new AbortController();
  const findings = new Map<string, Finding>();
  const waiting = new Map<string, Waiting>();
  const waitingFor = (operation: string, generator: string): Waiting => {
    const key = `${operation} ${generator}`;
    const known = waiting.get(key) ?? createWaiting();
    waiting.set(key, known);
    return known;
  };
  const end = run({
    ...options,
    signal: abortion.signal,
    sink(next) {
      if (next.type === 'finding') findings.set(next.id, next);
      if (next.type === 'outcome') waitingFor(next.operation, next.generator).settle(next);
      record(next);
    },
  });
  const broken = end.then(() => Promise.reject(new Error('the run ended without an outcome for this pair')));
  broken.catch(() => {});
  return {
    outcome(operation, generator) {
      const { promise } = waitingFor(operation, generator);
      return Promise.race([promise, broken]);
    },
    findings,
    end,
    abort: () => abortion.abort(),
  };
}

function createWaiting(): Waiting {
  let settle: Waiting['settle'] = () => {};
  const promise = new Promise<OutcomeRecord>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
