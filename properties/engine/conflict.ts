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
  if (kind !== 'invalid' || testCase.intent.violation.part === 'path') return undefined;
  const resent = await bench.ways.resend(testCase, trace, 'known');
  if (resent || isFruitless(bench, testCase.operation)) return resent;
  const free = await sendUnconflicted(testCase, bench, trace);
  noteFruit(bench, testCase.operation, free !== undefined);
  return free;
}

/** Invalid cases of an operation that are varied in vain, one after the other, before it is left at that. */
const MOST_IN_VAIN = 3;

const inVain = new WeakMap<ConflictBench, Map<Operation, number>>();

function isFruitless(bench: ConflictBench, operation: Operation): boolean {
  return (inVain.get(bench)?.get(operation) ?? 0) >= MOST_IN_VAIN;
}

function noteFruit(bench: ConflictBench, operation: Operation, found: boolean): void {
  const counts = inVain.get(bench) ?? new Map<Operation, number>();
  inVain.set(bench, counts.set(operation, found ? 0 : (counts.get(operation) ?? 0) + 1));
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
