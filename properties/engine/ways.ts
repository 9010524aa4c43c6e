import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Trace } from './exchange-record.ts';
import { resourcePrefix, sameTemplate } from './resource-pool.ts';
import type { Resources } from './resources.ts';
import type { Sender } from './sender.ts';

/** Searches that found nothing: the conflict of this operation is about something else than the state of a resource. */
const MOST_FRUITLESS = 2;
/** Operations tried as the step before. */
const MOST_STEPS = 4;
/** RFC 9110, 15.5.10: the request conflicts with the current state of the target resource. */
const CONFLICT = 409;

/** Gets a resource into the state in which an operation accepts what it refused with 409. */
export interface Ways {
  /**
   * The case on a resource made for it, as it is or after one other operation on it (a draft is published before it can be
   * cancelled). `undefined` where none can be made, or the conflict stays. `known` tries only the way that worked before.
   */
  resend(testCase: Case, trace: Trace, which: 'any' | 'known'): Promise<AnsweredExchange | undefined>;
}

/** What ways need to know of the run: `valid` yields a valid request, one that was accepted where there is one. */
export interface WayFinders {
  readonly operations: readonly Operation[];
  readonly resources: Resources;
  readonly sender: Sender;
  /** True when nothing may be made or changed. */
  readonly readOnly: boolean;
  valid(operation: Operation): Case | undefined;
}

/** Ways of one run; what worked once is tried first the next time. */
export function createWays({ operations, resources, sender, readOnly, valid }: WayFinders): Ways {
  const worked = new Map<string, readonly Operation[]>();
  const fruitless = new Map<string, number>();
  const along = async (
    way: readonly Operation[],
    testCase: Case,
    trace: Trace,
  ): Promise<AnsweredExchange | undefined> => {
    const resource = await resources.fresh(testCase.operation.path, trace);
    if (!resource) return undefined;
    for (const operation of way) {
      const step = valid(operation);
      const answer = step && (await sender.send(resources.bind(step, resource.binding), trace));
      if (!answer?.response || answer.response.status > 299) return undefined;
    }
    const exchange = await sender.send(resources.bind(testCase, resource.binding), trace);
    return exchange.failure || exchange.response.status === CONFLICT ? undefined : exchange;
  };
  return {
    async resend(testCase, trace, which) {
      const { label, path } = testCase.operation;
      const before = worked.get(label);
      if (readOnly || !resources.creatable(path)) return undefined;
      if (before || which === 'known') return before && along(before, testCase, trace);
      const searches = fruitless.get(label) ?? 0;
      if (searches >= MOST_FRUITLESS) return undefined;
      for (const way of [[], ...stepsBefore(testCase.operation, operations).map((step) => [step])]) {
        const exchange = await along(way, testCase, trace);
        if (!exchange) continue;
        worked.set(label, way);
        return exchange;
      }
      fruitless.set(label, searches + 1);
      return undefined;
    },
  };
}

/** Other operations that change the resource of this one, without making or ending it. */
function stepsBefore(operation: Operation, operations: readonly Operation[]): readonly Operation[] {
  const prefix = resourcePrefix(operation.path) ?? '';
  return operations
    .filter(
      ({ method, path }) =>
        (method === 'POST' || method === 'PUT') &&
        path !== operation.path &&
        sameTemplate(resourcePrefix(path) ?? '', prefix) &&
        path.length > (resourcePrefix(path) ?? '').length &&
        !operations.some((other) => other.path.startsWith(`${path}/{`)),
    )
    .slice(0, MOST_STEPS);
}
