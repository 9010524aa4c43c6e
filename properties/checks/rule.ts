import type { AnsweredExchange } from '../../http/exchange.ts';
import { type AnswerCheck, defineCheck } from '../check.ts';
import { isCarriedOut } from '../profiles/probe.ts';

type Promised = Omit<AnswerCheck, 'on' | 'appliesTo' | 'inspect'>;

/** Refusals that are owed to something else: credentials, state, rate. */
const OTHER: ReadonlySet<number> = new Set([401, 403, 404, 409, 410, 429]);

/** The rule of this check that the exchange probes; `undefined` where it probes none. */
export function ruleProbed({ case: { intent } }: AnsweredExchange, check: string): string | undefined {
  if (intent.kind !== 'protocol' || intent.probe.id !== 'rule') return undefined;
  return intent.probe.check === check ? intent.probe.rule : undefined;
}

/** A check of requests that an RFC has refused: whatever is not carried out is a refusal. */
export function refusedByRule(promise: Promised): AnswerCheck {
  return defineCheck({
    ...promise,
    pair: true,
    appliesTo: (exchange) => ruleProbed(exchange, promise.id) !== undefined,
    *inspect(exchange) {
      const { response, case: testCase } = exchange;
      if (isCarriedOut(response))
        yield {
          expected: 'a refusal (4xx)',
          actual: String(response.status),
          at: testCase.operation.pointer,
          keyword: ruleProbed(exchange, promise.id),
        };
    },
  });
}

/** A check of requests that an RFC allows. */
export function acceptedByRule(promise: Promised): AnswerCheck {
  return defineCheck({
    ...promise,
    pair: true,
    appliesTo: (exchange) => ruleProbed(exchange, promise.id) !== undefined,
    *inspect(exchange) {
      const { response, case: testCase } = exchange;
      if (response.status >= 400 && response.status <= 499 && !OTHER.has(response.status))
        yield {
          expected: 'a 2xx or 3xx status',
          actual: String(response.status),
          at: testCase.operation.pointer,
          keyword: ruleProbed(exchange, promise.id),
        };
    },
  });
}
