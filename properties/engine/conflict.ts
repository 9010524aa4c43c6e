import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { SchemaValidators } from '../../openapi/schema/validator-types.ts';
import type { Trace } from './exchange-record.ts';
import { isLawful } from './lawful.ts';
import type { Sender } from './sender.ts';
import { farFrom, MOST_VARIANTS } from './unconflicted.ts';
import type { Ways } from './ways.ts';

/** What getting around a conflict needs of the run. */
export interface ConflictBench {
  readonly sender: Sender;
  readonly validators: SchemaValidators;
  readonly ways: Ways;
  /** Another valid request of the operation, each time another. */
  variant(operation: Operation): Case | undefined;
}

/** RFC 9110, 15.5.10. */
const CONFLICT = 409;

/** The request again where nothing conflicts with it; `undefined` where something always does. */
export async function conflictResolved(
  testCase: Case,
  bench: ConflictBench,
  trace: Trace,
): Promise<AnsweredExchange | undefined> {
  const { kind } = testCase.intent;
  if (kind === 'valid')
    return (await sendUnconflicted(testCase, bench, trace)) ?? (await bench.ways.resend(testCase, trace, 'any'));
  // Who looks at the state first says nothing about what is invalid.
  return kind === 'invalid' && testCase.intent.violation.part !== 'path'
    ? bench.ways.resend(testCase, trace, 'known')
    : undefined;
}

/** The request again with values that are not taken; `undefined` where the conflict is about something else. */
export async function sendUnconflicted(
  testCase: Case,
  bench: ConflictBench,
  trace: Trace,
  before: readonly AnsweredExchange[] = [],
): Promise<AnsweredExchange | undefined> {
  for (let i = 0; i < MOST_VARIANTS; i++) {
    const variant = farFrom(testCase, () => bench.variant(testCase.operation));
    if (!variant || !isLawful(variant, bench.validators)) continue;
    const exchange = await bench.sender.send(variant, trace, before);
    if (exchange.response && exchange.response.status !== CONFLICT) return exchange;
  }
  return undefined;
}
