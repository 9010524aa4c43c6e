import type { Case } from '../http/case.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Redactor } from '../http/redact.ts';
import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import type { SchemaValidators } from '../openapi/schema/validator-types.ts';
import { blamed } from './engine/blamed.ts';
import { conflictResolved } from './engine/conflict.ts';
import type { Trace } from './engine/exchange-record.ts';
import { type Evidence, makeFinding } from './engine/finding.ts';
import type { FindingBook } from './engine/findings.ts';
import { fingerprint } from './engine/fingerprint.ts';
import type { Inspector } from './engine/inspect.ts';
import { isLawful } from './engine/lawful.ts';
import { breaksAgain, isSameStep, recurrence, type Suspicion, wording } from './engine/recurrence.ts';
import type { Again, Repeats } from './engine/repeats.ts';
import type { Resources } from './engine/resources.ts';
import { isSafe } from './engine/safety.ts';
import type { Sender } from './engine/sender.ts';
import { shrink } from './engine/shrink.ts';
import { Stopped } from './engine/stopped.ts';
import type { Ways } from './engine/ways.ts';
import type { GeneratorId } from './generator.ts';
import type { Finding } from './outcome.ts';
import type { Purpose } from './run-record.ts';

/** Which case this is: what its address is made of. */
export interface Subject {
  readonly operation: Operation;
  readonly generator: GeneratorId;
  readonly address: string;
}

/** What verifying one case needs of the run. */
export interface Bench {
  readonly document: ApiDocument;
  readonly sender: Sender;
  readonly inspector: Inspector;
  readonly book: FindingBook;
  readonly resources: Resources;
  readonly ways: Ways;
  readonly validators: SchemaValidators;
  readonly redactor: Redactor;
  readonly strict: boolean;
  /** Another valid request of the operation, each time another. */
  variant(operation: Operation): Case | undefined;
  /** A request that the target has accepted, to be sent between two refusals; `undefined` when there is none. */
  control(operation: Operation): Case | undefined;
  emit(finding: Finding): void;
}

const MOST_REPEATS = 3;

/**
 * Sends one case, judges the answer, and confirms, shrinks and records what is new in it. Yields the exchange, or a
 * reason why the case could not be sent, and the fingerprints of everything it showed.
 */
export async function verifyCase(
  testCase: Case,
  subject: Subject,
  bench: Bench,
  purpose: Purpose = 'case',
): Promise<{ exchange?: Exchange; unsent?: string; ids: readonly string[]; requests: number }> {
  let requests = 0;
  const send = async (candidate: Case, why: Purpose): Promise<Exchange | undefined> => {
    const ready = await prepared(candidate, subject, bench);
    requests++;
    const exchange = ready && (await bench.sender.send(ready, traceOf(subject, why)));
    if (!ready || exchange?.response?.status !== 409) return exchange;
    return (await conflictResolved(ready, bench, traceOf(subject, 'preparation'))) ?? exchange;
  };
  const exchange = await send(testCase, purpose);
  if (!exchange) return { unsent: 'no resource of its own could be made', ids: [], requests };
  const again: Again = async () => {
    const repeat = await send(testCase, 'confirmation');
    return repeat ? [repeat] : [];
  };
  const ids = await judge([exchange], subject, bench, { again }, (smaller) => send(smaller, 'shrinking'));
  return { exchange, ids, requests };
}

/** A case that may destroy what it names gets a resource of its own. */
async function prepared(testCase: Case, subject: Subject, bench: Bench): Promise<Case | undefined> {
  if (!testCase.fresh || !bench.resources.creatable(testCase.operation.path)) return testCase;
  const resource = await bench.resources.fresh(testCase.operation.path, traceOf(subject, 'preparation'));
  return resource && bench.resources.bind(testCase, resource.binding);
}

function traceOf({ generator, address }: Subject, purpose: Purpose): Trace {
  return { generator, address, purpose };
}

/** Judges exchanges that belong together, and confirms what is new by doing all of it again. */
export async function judge(
  exchanges: readonly Exchange[],
  subject: Subject,
  bench: Bench,
  repeats: Repeats,
  send?: (smaller: Case) => Promise<Exchange | undefined>,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const exchange of exchanges) {
    for (const objection of bench.inspector.inspect(exchange)) {
      const operation = blamed(objection, exchange);
      const id = fingerprint(objection.check, operation, objection.deviation, exchange);
      if (!bench.book.claim(id)) {
        ids.push(id);
        continue;
      }
      const confirmed = await confirm({ id, objection, exchange }, subject, bench, repeats);
      if (!confirmed) {
        bench.book.release(id);
        continue;
      }
      ids.push(id);
      const smallest = confirmed.intermittent
        ? confirmed
        : await smaller(confirmed, bench, repeats, send).catch(unlessFault(confirmed));
      const control = smallest.exchange.case.intent.kind === 'invalid' ? bench.control(operation) : undefined;
      const evidence: Evidence = {
        ...smallest,
        ...(control && { accepted: bench.sender.encode(control) }),
        id,
        operation,
        generator: subject.generator,
        address: subject.address,
        occurrences: 1,
      };
      const finding = makeFinding(evidence, bench.document, bench.redactor, bench.strict);
      bench.book.record(finding);
      bench.emit(finding);
    }
  }
  return ids;
}

type Confirmed = Suspicion & { readonly intermittent?: Evidence['intermittent'] };

/**
 * Does it all again, up to three times. `undefined`: noise that must repeat to count, and did not; or what fails each time
 * but where the target was given a moment, for nobody promises that a write is seen everywhere at once.
 */
async function confirm(
  suspicion: Suspicion,
  subject: Subject,
  bench: Bench,
  { again, patient, shared }: Repeats,
): Promise<Confirmed | undefined> {
  const { check } = suspicion.objection;
  const waits = check.pair === true ? patient : undefined;
  if (waits && (await comesThrough(suspicion, subject, bench, waits.wait))) return undefined;
  let late = false;
  let failed = 1;
  let of = 1;
  let other: Exchange | undefined;
  for (let repeats = 1; repeats <= MOST_REPEATS; repeats++) {
    const accepted = await acceptedInBetween(suspicion, subject, bench);
    const slowly = repeats === 1 ? waits : undefined;
    const repeat = await (slowly?.again ?? again)();
    // A sequence that ended before it came to this step shows neither the one nor the other.
    const same = repeat.findLast((exchange) => isSameStep(exchange, suspicion.exchange));
    if (!same) continue;
    late ||= slowly !== undefined;
    of++;
    const found = recurrence(suspicion, repeat, bench, accepted);
    const broken = found !== undefined || breaksAgain(suspicion, repeat, bench);
    if (broken && of === 2) return { ...suspicion, ...found };
    if (broken) failed++;
    else other = same;
  }
  if (late && of > 2 && failed === of - 1) return undefined;
  if (check.mustRepeat && failed === 1) return undefined;
  if (shared && check.pair) return undefined;
  return { ...suspicion, intermittent: { failed, of, other } };
}

/** Whether what is read is wrong when it is read again at once, and right a moment later. */
async function comesThrough(suspicion: Suspicion, subject: Subject, bench: Bench, wait: () => void): Promise<boolean> {
  const { case: testCase, before } = suspicion.exchange;
  if (!isSafe(testCase.method ?? testCase.operation.method)) return false;
  const isWrong = async (): Promise<boolean> => {
    const repeat = await bench.sender.send(testCase, traceOf(subject, 'confirmation'), before);
    return repeat.failure !== undefined || recurrence(suspicion, [repeat], bench, false) !== undefined;
  };
  if (!(await isWrong())) return false;
  wait();
  // Twice: what is right every other time has not come through.
  return !(await isWrong()) && !(await isWrong());
}

/** Whether another valid request is accepted between two refusals of a valid one, or between two lost answers. */
async function acceptedInBetween({ objection, exchange }: Suspicion, subject: Subject, bench: Bench): Promise<boolean> {
  if (
    objection.check.id !== 'valid-accepted' &&
    objection.check.id !== 'examples-accepted' &&
    objection.check.on !== 'failure'
  )
    return false;
  const control = bench.control(exchange.case.operation);
  if (!control) return false;
  const ready = await prepared(control, subject, bench);
  const answer = ready && (await bench.sender.send(ready, traceOf(subject, 'confirmation')));
  return answer?.response !== undefined && answer.response.status >= 200 && answer.response.status <= 299;
}

/** What is confirmed is a finding, even where the run ends before it is made smaller. Any other failure is passed on. */
function unlessFault(confirmed: Confirmed): (error: unknown) => Confirmed {
  return (error) => {
    if (error instanceof Stopped) return confirmed;
    throw error;
  };
}

/** The smallest request, or sequence of requests, that still shows the same finding. */
async function smaller(
  confirmed: Confirmed,
  bench: Bench,
  repeats: Repeats,
  send: ((smaller: Case) => Promise<Exchange | undefined>) | undefined,
): Promise<Confirmed> {
  const { exchange, objection } = confirmed;
  if (exchange.failure) return confirmed;
  const accepted = objection.deviation.severity === 'error';
  if (!send) {
    if (exchange.before.length === 0 || objection.check.pair !== true) return confirmed;
    const less = await repeats.smaller?.(exchange, (attempt) => {
      const seen = recurrence(confirmed, [attempt], bench, accepted);
      return seen && wording(seen.objection) === wording(objection) ? seen : undefined;
    });
    return less ? { ...confirmed, ...less } : confirmed;
  }
  const result = await shrink(
    exchange.case,
    (candidate) => isLawful(candidate, bench.validators),
    async (candidate) => {
      const attempt = await send(candidate);
      return attempt && recurrence(confirmed, [attempt], bench, accepted);
    },
  );
  return result.witness ? { ...confirmed, ...result.witness } : confirmed;
}
