import type { AnsweredExchange, Exchange, FailedExchange } from '../../http/exchange.ts';
import type { AnswerCheck, Check, CheckContext, Deviation, FailureCheck } from '../check.ts';

/** One check's objection to one exchange. */
export interface Objection {
  readonly check: Check;
  readonly deviation: Deviation;
}

/** The selected checks, sorted once by what they judge. */
export interface Inspector {
  /** Every objection of every check that applies: one deviation never hides another. */
  inspect(exchange: Exchange, confirmed?: boolean): readonly Objection[];
  /** The objections of one check alone; what confirming and shrinking ask. */
  by(check: Check, exchange: Exchange, confirmed?: boolean): readonly Objection[];
}

/** An inspector over these checks. `context` is asked at each inspection, since a run learns while it goes on. */
export function createInspector(checks: readonly Check[], context: () => CheckContext): Inspector {
  const ofAnswers = checks.filter((check): check is AnswerCheck => check.on === 'answer');
  const ofFailures = checks.filter((check): check is FailureCheck => check.on === 'failure');
  // Most exchanges stand alone: what compares exchanges is not even asked about them.
  const ofSingles = ofAnswers.filter(({ pair }) => pair !== true);
  const view = (confirmed: boolean): CheckContext => (confirmed ? { ...context(), confirmed } : context());
  return {
    inspect(exchange, confirmed = false) {
      if (exchange.failure === undefined)
        return answered(isStep(exchange) ? ofAnswers : ofSingles, exchange, view(confirmed));
      return failed(ofFailures, exchange, view(confirmed));
    },
    by(check, exchange, confirmed = false) {
      if (check.on === 'answer')
        return exchange.failure === undefined ? answered([check], exchange, view(confirmed)) : NONE;
      return exchange.failure === undefined ? NONE : failed([check], exchange, view(confirmed));
    },
  };
}

const NONE: readonly Objection[] = [];

function isStep({ case: { intent } }: Exchange): boolean {
  return intent.kind === 'protocol' && (intent.probe.id === 'workflow' || intent.probe.id === 'rule');
}

function answered(
  checks: readonly AnswerCheck[],
  exchange: AnsweredExchange,
  seen: CheckContext,
): readonly Objection[] {
  let objections: Objection[] | undefined;
  for (const check of checks) {
    if (!check.appliesTo(exchange, seen)) continue;
    for (const deviation of check.inspect(exchange, seen)) {
      objections ??= [];
      objections.push({ check, deviation });
    }
  }
  return objections ?? NONE;
}

function failed(checks: readonly FailureCheck[], exchange: FailedExchange, seen: CheckContext): readonly Objection[] {
  const objections: Objection[] = [];
  for (const check of checks) {
    if (!check.appliesTo(exchange, seen)) continue;
    for (const deviation of check.inspect(exchange, seen)) objections.push({ check, deviation });
  }
  return objections;
}
