import type { AnsweredExchange, Exchange } from '../../http/exchange.ts';
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
  const answered = (list: readonly AnswerCheck[], exchange: AnsweredExchange, seen: CheckContext): Objection[] =>
    list.flatMap((check) =>
      check.appliesTo(exchange, seen)
        ? [...check.inspect(exchange, seen)].map((deviation) => ({ check, deviation }))
        : [],
    );
  const view = (confirmed: boolean): CheckContext => (confirmed ? { ...context(), confirmed } : context());
  return {
    inspect(exchange, confirmed = false) {
      const seen = view(confirmed);
      if (exchange.failure === undefined) return answered(ofAnswers, exchange, seen);
      return ofFailures.flatMap((check) =>
        check.appliesTo(exchange, seen)
          ? [...check.inspect(exchange, seen)].map((deviation) => ({ check, deviation }))
          : [],
      );
    },
    by(check, exchange, confirmed = false) {
      const seen = view(confirmed);
      if (check.on === 'answer') return exchange.failure === undefined ? answered([check], exchange, seen) : [];
      if (exchange.failure === undefined || !check.appliesTo(exchange, seen)) return [];
      return [...check.inspect(exchange, seen)].map((deviation) => ({ check, deviation }));
    },
  };
}
