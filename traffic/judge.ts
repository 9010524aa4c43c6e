import type { Exchange, TransportFailure, WireRequest } from '../http/exchange.ts';
import { depthFailure, MOST_LEVELS, nestsDeeperThan } from '../http/nesting.ts';
import { createRedactor } from '../http/redact.ts';
import { showRequest, showResponse } from '../http/shown.ts';
import { makeFinding } from '../properties/engine/finding.ts';
import { fingerprint } from '../properties/engine/fingerprint.ts';
import { notTested } from '../properties/engine/not-tested.ts';
import { createSession } from '../properties/engine/session.ts';
import { startRecord } from '../properties/engine/start-record.ts';
import type { RunOptions } from '../properties/run-options.ts';
import type { EndRecord, OutcomeRecord } from '../properties/run-record.ts';
import type { Locate } from './base.ts';
import { createClassifier } from './classify.ts';
import type { RecordedExchange } from './recorded.ts';
import { secretsIn } from './secrets.ts';

/** Judges exchanges that somebody else had, and writes a run file as `test` does. */
export interface TrafficJudge {
  /** Takes note of the secrets in a request, so that they are blanked in answers to earlier ones too. `see` does it as well. */
  learn(request: WireRequest): void;
  /** Judges one exchange; its findings go to the sink at once. */
  see(recorded: RecordedExchange): void;
  /** Ends the run: outcomes and the last record go to the sink. */
  end(interrupted?: boolean): EndRecord;
}

const MOST_BODY = 16 * 1024;
const MOST_NAMED = 5;

interface Seen {
  exchanges: number;
  readonly findings: Set<string>;
}

/** What nests deeper than anybody may expect is not read: a request without its content, a failure for an answer. */
function shallow(recorded: RecordedExchange): RecordedExchange {
  const { body, ...request } = recorded.request;
  const lost = body !== undefined && nestsDeeperThan(body, MOST_LEVELS);
  const failure = depthFailure(recorded.response);
  return {
    ...recorded,
    ...(lost && { request, bodyLost: true }),
    ...(failure && { response: undefined, failure }),
  };
}

/** A judge over these options; nothing is ever sent. The start record goes to the sink at once. */
export function createTrafficJudge(options: RunOptions, locate: Locate): TrafficJudge {
  const session = createSession(options, () => Promise.resolve());
  const { bench, ledger } = session;
  const classify = createClassifier(options.document, options.operations, locate);
  const begun = options.now();
  const seen = new Map<string, Seen>();
  const strangers = new Map<string, number>();
  const times = new Map<string, number>();
  let failure: TransportFailure | undefined;
  let answered = 0;
  const secrets = new Set(options.secrets);
  const schemes = options.operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme));
  let redactor = createRedactor([...secrets], schemes);
  let exchanges = 0;
  options.sink({
    ...startRecord(session),
    generators: [{ id: 'recorded', summary: 'exchanges that others had with the target' }],
  });

  const learn = (request: WireRequest): void => {
    const before = secrets.size;
    for (const secret of secretsIn(request, options.operations)) secrets.add(secret);
    if (secrets.size > before) redactor = createRedactor([...secrets], schemes);
  };

  const judge = (exchange: Exchange, index: number): void => {
    const { operation } = exchange.case;
    const entry = seen.get(operation.label) ?? { exchanges: 0, findings: new Set() };
    seen.set(operation.label, entry);
    entry.exchanges++;
    if (exchange.response) answered++;
    else failure = exchange.failure;
    ledger.note(exchange);
    const address = `${options.seed}/${encodeURIComponent(operation.id)}/recorded/${index}`;
    if (options.record) record(exchange, address);
    for (const objection of bench.inspector.inspect(exchange)) {
      const id = fingerprint(objection.check, operation, objection.deviation, exchange);
      bench.book.claim(id);
      const count = (times.get(id) ?? 0) + 1;
      times.set(id, count);
      // Nothing can be asked again: what must repeat to count does so within the traffic.
      const enough = objection.check.mustRepeat ? 2 : 1;
      if (count >= enough) entry.findings.add(id);
      if (count !== enough) continue;
      const evidence = { id, objection, exchange, operation, generator: 'recorded', address, occurrences: 1 } as const;
      const finding = makeFinding(evidence, options.document, redactor, options.strict);
      bench.book.record(finding);
      bench.emit(finding);
    }
  };

  const record = (exchange: Exchange, address: string): void =>
    options.sink({
      type: 'exchange',
      operation: exchange.case.operation.label,
      generator: 'recorded',
      address,
      request: showRequest(exchange.request, redactor),
      ...(exchange.response && {
        response: showResponse(exchange.response, exchange.elapsed, redactor, { maxBody: MOST_BODY }),
      }),
      ...(exchange.failure && {
        failure: { kind: exchange.failure.kind, message: redactor.text(exchange.failure.message) },
      }),
      atMs: Math.round(options.now() - begun),
    });

  return {
    learn,
    see(given) {
      const recorded = shallow(given);
      learn(recorded.request);
      const testCase = classify(recorded);
      if (!testCase) {
        const name = `${recorded.request.method} ${redactor.url(recorded.request.url).split('?')[0]}`;
        strangers.set(name, (strangers.get(name) ?? 0) + 1);
        return;
      }
      const { request, response, elapsed } = recorded;
      const shared = { case: testCase, request, elapsed, before: [] };
      if (response) judge({ ...shared, response }, exchanges++);
      else if (recorded.failure) judge({ ...shared, failure: recorded.failure }, exchanges++);
    },
    end(interrupted = false) {
      const outcomes = outcomesOf(seen);
      for (const outcome of outcomes) options.sink(outcome);
      const coverage = options.operations.map((operation) =>
        ledger.record(operation, seen.has(operation.label) ? undefined : 'the traffic holds no exchange of it'),
      );
      const { findings } = bench.book;
      const counting = findings.filter(({ id }) => !options.known?.has(id));
      const errors = counting.filter(({ severity }) => severity === 'error').length;
      const warnings = counting.length - errors;
      const failing = options.failOn === 'none' ? 0 : errors + (options.failOn === 'warning' ? warnings : 0);
      const reason =
        exchanges === 0
          ? nothingOf(strangers)
          : answered === 0 && failure
            ? `no request got an answer: ${redactor.text(failure.message)}`
            : undefined;
      const end: EndRecord = {
        type: 'end',
        verdict: failing > 0 || errors > 0 ? 'deviates' : reason ? 'inconclusive' : 'conforms',
        totals: {
          operations: options.operations.length,
          tested: seen.size,
          cases: exchanges,
          requests: exchanges,
          errors,
          warnings,
          known: findings.length - counting.length,
          skipped: 0,
          durationMs: Math.round(options.now() - begun),
        },
        coverage,
        notTested: [...notTested(coverage, outcomes), ...strange(strangers, exchanges)],
        reason,
        interrupted: interrupted || undefined,
        occurrences: bench.book.occurrences(),
      };
      options.sink(end);
      return end;
    },
  };
}

function outcomesOf(seen: ReadonlyMap<string, Seen>): readonly OutcomeRecord[] {
  return [...seen].map(([operation, { exchanges, findings }]) => {
    const shared = {
      type: 'outcome',
      operation,
      generator: 'recorded',
      cases: exchanges,
      requests: exchanges,
      durationMs: 0,
    } as const;
    return findings.size > 0 ? { ...shared, status: 'fail', findings: [...findings] } : { ...shared, status: 'pass' };
  });
}

function strange(strangers: ReadonlyMap<string, number>, exchanges: number): readonly string[] {
  if (strangers.size === 0 || exchanges === 0) return [];
  const total = [...strangers.values()].reduce((sum, count) => sum + count, 0);
  return [`${total} recorded exchanges belong to no operation of the document: ${named(strangers)}`];
}

function nothingOf(strangers: ReadonlyMap<string, number>): string {
  return strangers.size === 0
    ? 'no exchange was recorded'
    : `none of the recorded exchanges belongs to an operation of the document (${named(strangers)}); --url names the API’s base URL in the traffic`;
}

function named(strangers: ReadonlyMap<string, number>): string {
  const names = [...strangers.keys()];
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}
