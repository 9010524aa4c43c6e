import type { Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { AnswerMaker } from '../answers/make.ts';
import type { AnswerSources } from '../answers/template.ts';
import type { MockAnswer, MockRequest } from '../fault.ts';
import type { Refusal } from '../judge/refusal.ts';
import type { Plan } from '../plan.ts';

/** Path, query, header and cookie values of a request by `in.name`. */
export type Values = ReadonlyMap<string, Json>;

/** The state of a mock: what was created, changed and deleted. */
export interface Resources {
  /** Carries a valid request out on the resources it names; `undefined` when the operation is about none. */
  carryOut(
    plan: Plan,
    request: MockRequest,
    values: Values,
    body: { readonly value?: Json },
  ): { readonly answer?: MockAnswer; readonly refusal?: Refusal } | undefined;
  stateless(plan: Plan, request: MockRequest, values: Values): MockAnswer | undefined;
  refused(plan: Plan, refusal: Refusal, request: MockRequest, values: Values): void;
}

/** The resources of a document that describes some. */
export function createResources({
  seed,
  maker,
}: AnswerSources & {
  readonly operations: readonly Operation[];
  readonly basePath: string;
  readonly maker: AnswerMaker;
}): Resources {
  void seed;
  return {
    carryOut: () => undefined,
    stateless({ operation, success }, request) {
      const safe = operation.method === 'GET';
      return maker.make(operation, success.status, success.response, {
        accept: request.headers.accept,
        ...(!safe && { body: (template, random) => template.fresh(random) }),
      });
    },
    refused: () => undefined,
  };
}
