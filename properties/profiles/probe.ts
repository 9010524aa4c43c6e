import type { Case } from '../../http/case.ts';
import type { ReceivedResponse } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';

/** What a check of a profile asks of one request. */
export interface RuleProbe {
  /** Id of the check that judges the answer. */
  readonly check: string;
  /** The part of the check's promise that is probed: what tells its findings apart. */
  readonly rule: string;
  /** One clause for people, which names what was sent. */
  readonly summary: string;
}

/** The case, sent to learn what becomes of a rule. */
export function probing(testCase: Case, { check, rule, summary }: RuleProbe): Case {
  return { ...testCase, intent: { kind: 'protocol', probe: { id: 'rule', check, rule, summary } } };
}

/** Whether the request was carried out: 2xx, or a redirection that brings no error (RFC 6749, 4.1.2.1). */
export function isCarriedOut({ status, headers }: ReceivedResponse): boolean {
  if (status >= 200 && status <= 299) return true;
  return status >= 300 && status <= 399 && status !== 304 && !/[?&#]error=/.test(field(headers, 'location') ?? '');
}
