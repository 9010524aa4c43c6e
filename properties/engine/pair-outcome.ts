import type { OutcomeRecord } from '../run-record.ts';
import type { Pair } from './pair.ts';
import type { Session } from './session.ts';

/** What became of a pair that has come to its end. */
export function outcomeOf(pair: Pair, now: number): OutcomeRecord {
  const subject = {
    type: 'outcome',
    operation: pair.operation.label,
    generator: pair.generator.id,
    durationMs: Math.round(now - (pair.startedAt ?? now)),
  } as const;
  if (pair.ids.size > 0)
    return { ...subject, status: 'fail', cases: pair.cases, requests: pair.requests, findings: [...pair.ids] };
  if (pair.cases === 0) return { ...subject, status: 'skip', reason: pair.unsent ?? 'no case could be made' };
  return { ...subject, status: 'pass', cases: pair.cases, requests: pair.requests };
}

/** What became of a pair that the run did not finish. */
export function cutShort(pair: Pair, { governor, options }: Session, reason: string | undefined): OutcomeRecord {
  const judged = Math.min(pair.next, pair.given);
  if (pair.ids.size > 0) return { ...outcomeOf(pair, options.now()), judged };
  const subject = {
    type: 'outcome',
    operation: pair.operation.label,
    generator: pair.generator.id,
    durationMs: 0,
    judged,
    cases: pair.cases,
    requests: pair.requests,
    status: 'error',
  } as const;
  if (reason !== undefined) return { ...subject, code: 'CREDENTIALS_REFUSED', message: reason };
  const why = {
    requests: '--max-requests was used up',
    time: '--time-limit was used up',
    findings: '--stop-after was reached',
    interrupted: 'interrupted',
    unreachable: 'the target went away',
    credentials: governor.why ?? 'no fresh credentials were to be had',
  };
  if (governor.stopped === 'credentials')
    return { ...subject, code: 'CREDENTIALS_REFUSED', message: `not finished: ${why.credentials}` };
  if (governor.stopped === 'unreachable')
    return { ...subject, code: 'TARGET_UNREACHABLE', message: `not finished: ${why.unreachable}` };
  return { ...subject, code: 'BUDGET_EXHAUSTED', message: `not finished: ${why[governor.stopped ?? 'interrupted']}` };
}
