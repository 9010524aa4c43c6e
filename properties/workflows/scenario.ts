import type { Case, ParameterValue } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Binding } from '../engine/resource-pool.ts';
import type { FreshResource } from '../engine/resources.ts';
import type { RequestModels } from '../models.ts';

/** A sequence of requests that shows something no single one can. It begins at one operation, which its address names. */
export interface Scenario {
  readonly id: string;
  readonly summary: string;
  /** Sends the steps in order. Throws {@link NotApplicable} when the target gives no occasion for it. */
  play(actor: Actor): Promise<void>;
}

/** The sequence cannot be played here: nothing is wrong, and nothing is shown. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** What a scenario sends with. Every exchange is judged by all checks when the scenario has ended. */
export interface Actor {
  readonly models: RequestModels;
  /** Identifiers of what a body member of this name refers to; empty where it refers to nothing that is known. */
  references(member: string): readonly Json[];
  /** Sends a step. `relation` says what it must show about `before`. Throws {@link NotApplicable} without an answer. */
  step(testCase: Case, relation?: string, before?: readonly AnsweredExchange[]): Promise<AnsweredExchange>;
  /** Like `step`, but what conflicts with something is the answer: other values are not tried. */
  exactly(testCase: Case, relation?: string, before?: readonly AnsweredExchange[]): Promise<AnsweredExchange>;
  /** Like `step`, but throws {@link NotApplicable} unless the answer is 2xx. */
  accepted(testCase: Case, relation?: string, before?: readonly AnsweredExchange[]): Promise<AnsweredExchange>;
  /** Judges an exchange that was sent as a plain step once more, now as what it turned out to be. */
  judge(exchange: AnsweredExchange, relation: string, before: readonly AnsweredExchange[]): void;
  /** A new resource for this path. Throws {@link NotApplicable} when none can be made. */
  fresh(path: string): Promise<FreshResource>;
  /** The resource for this path that this request makes. Throws {@link NotApplicable} when it is refused. */
  make(creation: Case, path: string): Promise<FreshResource>;
  /** The name of the resource that an accepted answer made at this path; `undefined` where it tells none. */
  named(exchange: AnsweredExchange, path: string): Promise<Binding | undefined>;
  /** A valid request for the operation on this resource, like the one that was accepted. `variety` picks another body. */
  request(operation: Operation, binding?: Binding, variety?: number): Case;
  /** A number that no other call in this run got: what makes a key of its own. */
  attempt(): number;
  /** The bindings of resources that are known to exist at this path. */
  known(path: string): readonly Binding[];
}

/** The case with another JSON body. */
export function withBody(testCase: Case, value: Json): Case {
  const mediaType = testCase.body?.mediaType ?? testCase.operation.requestBody?.content[0]?.range ?? 'application/json';
  return { ...testCase, body: { mediaType, value } };
}

/** The case with this header field, in place of what a parameter of that name says. */
export function withField(testCase: Case, name: string, value: string): Case {
  const parameters = testCase.parameters.filter(
    (given) => given.in !== 'header' || given.name.toLowerCase() !== name.toLowerCase(),
  );
  return { ...testCase, parameters, headers: [...(testCase.headers ?? []), [name, value]] };
}

/** The case with these query parameters in place of those of the same names. */
export function withQuery(testCase: Case, values: readonly ParameterValue[]): Case {
  const names = new Set(values.map(({ name }) => name));
  return {
    ...testCase,
    parameters: [...testCase.parameters.filter((p) => p.in !== 'query' || !names.has(p.name)), ...values],
  };
}
