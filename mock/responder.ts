import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import { createValidators } from '../openapi/schema/validators.ts';
import { responseFor } from './answers/documented.ts';
import { type AnswerMaker, createAnswerMaker } from './answers/make.ts';
import { monitorOf } from './answers/monitor.ts';
import { refuse } from './answers/refuse.ts';
import { answerWithoutState } from './answers/stateless.ts';
import type { Fault, MockAnswer, MockRequest, Scene } from './fault.ts';
import type { Accepts } from './judge/credentials.ts';
import type { Refusal } from './judge/refusal.ts';
import { createPlan, type Plan } from './plan.ts';
import { preferredAnswer } from './prefer.ts';
import { createResources, type State } from './resources/resources.ts';
import { createSampledLists } from './resources/sampled-list.ts';
import { createRouter, type Match } from './routing.ts';

/** What a responder is made from. */
export interface ResponderOptions {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  /** Without a trailing slash. */
  readonly basePath: string;
  readonly accepts: Accepts;
  readonly seed: number;
  /** The faults that are on for this operation. */
  faultsOf(operation: Operation): readonly Fault[];
  note(text: string): void;
  /** The state to go on from. */
  readonly before?: State;
}

/** A strict server without a socket: answers requests by the document and its own state. Never throws. */
export interface Responder {
  respond(request: MockRequest): MockAnswer;
  /** The answer to bytes that were no HTTP message, as far as their first line can be read. */
  respondToBroken(method: string, target: string, status: number): MockAnswer;
  /** What it keeps, as it is now. */
  state(): State;
}

/** A responder for all operations of a document. */
export function createResponder(options: ResponderOptions): Responder {
  const { document, operations, basePath, accepts, seed, note } = options;
  const validators = createValidators(document.root, { formats: true });
  const noted = new Set<string>();
  const sources = {
    root: document.root,
    validators,
    seed,
    note(text: string) {
      if (!noted.has(text)) note(text);
      noted.add(text);
    },
  };
  const maker = createAnswerMaker(sources);
  const known = new Map<string, Set<string>>();
  const plans = operations.map((operation) =>
    createPlan({ document, validators, accepts, known }, operation, options.faultsOf(operation)),
  );
  const route = createRouter(plans.map((plan) => [plan.operation, plan] as const));
  const listed = createSampledLists(sources);
  const resources = createResources({ ...sources, operations, basePath, maker, before: options.before });

  const find = (
    target: string,
  ): { readonly match: Match<Plan> | undefined; readonly query: string; readonly path: string } => {
    const local = /^https?:\/\//i.test(target) ? target.replace(/^https?:\/\/[^/?]*/i, '') : target;
    const cut = local.indexOf('?');
    const path = cut < 0 ? local : local.slice(0, cut);
    const query = cut < 0 ? '' : local.slice(cut + 1);
    const inside = path.startsWith(basePath) ? path.slice(basePath.length) : undefined;
    return { match: inside === undefined ? undefined : route(inside, query), query, path };
  };

  const bent = (plan: Plan, answer: MockAnswer, request: MockRequest, head: boolean, refusal?: Refusal): MockAnswer => {
    const scene: Scene = {
      request,
      operation: plan.operation,
      document,
      count: plan.answered++,
      head,
      ...(refusal && { refusal }),
    };
    return plan.faults.reduce((changed, fault) => fault.answer?.(changed, scene) ?? changed, answer);
  };

  return {
    state: resources.state,
    respond(request) {
      const { match, query, path } = find(request.target);
      if (!match)
        return refuse(maker, nearest(operations, path.slice(basePath.length)), {
          kind: 'unknown-path',
          detail: 'there is nothing at this path',
        });
      const { methods } = match.route;
      const declared = methods.get(request.method);
      const head = request.method === 'HEAD';
      const reading = head ? methods.get('GET') : undefined;
      const plan = declared ?? reading;
      const [first] = methods.values();
      if (!plan) {
        const allow = allowOf(methods);
        if (request.method === 'OPTIONS') {
          const answer: MockAnswer = { status: 204, headers: [['Allow', allow]] };
          return first ? bent(first, answer, request, false) : answer;
        }
        const refusal: Refusal = { kind: 'method', detail: 'the method is not allowed here' };
        if (!first) return refuse(maker, undefined, refusal, { allow });
        if ([...methods.values()].some(({ forgives }) => forgives.has('method')))
          return bent(first, success(first, request, maker), request, false);
        return bent(first, refuse(maker, first.operation, refusal, { allow }), request, false, refusal);
      }
      // A described HEAD has its own conditions and its own lies; what it tells is what GET would, lies and all.
      const { answer, refusal } = judged(plan, reading ?? plan, request, match, query);
      if (reading === undefined || reading === plan) return bent(plan, answer, request, head, refusal);
      const told = bent(reading, withOwnFields(answer, plan.operation), request, head, refusal);
      return bent(plan, told, request, head, refusal);
    },
    respondToBroken(method, target, status) {
      const { match } = find(target);
      const plan = match?.route.methods.get(method);
      const refusal: Refusal =
        status === 431
          ? { kind: 'head-too-large', detail: 'the header section is too large' }
          : { kind: 'body-syntax', detail: 'this is no well-formed HTTP message' };
      return refuse(maker, plan?.operation, refusal);
    },
  };

  function judged(
    plan: Plan,
    answering: Plan,
    request: MockRequest,
    match: Match<Plan>,
    query: string,
  ): { readonly answer: MockAnswer; readonly refusal?: Refusal } {
    const { operation, forgives } = plan;
    const { accept } = request.headers;
    const no = (refusal: Refusal): { readonly answer: MockAnswer; readonly refusal: Refusal } => ({
      answer: refuse(maker, operation, refusal, { accept }),
      refusal,
    });
    const unauthorized = plan.judgeCredentials(request, query);
    if (unauthorized) return no(unauthorized);
    const { response } = answering.success;
    if (response?.content && response.content.length > 0 && !maker.choose(response, accept))
      return no({ kind: 'not-acceptable', detail: 'no declared media type is acceptable' });
    const body = plan.readBody(request, forgives);
    if (body.refusal?.kind === 'media-type') return no(body.refusal);
    const parameters = plan.readParameters(request, query, match.texts, forgives.has('parameter'));
    if (parameters.refusal) return no(parameters.refusal);
    if (body.refusal) {
      const written = body.refusal.kind === 'body-schema' && plan.lapses.has('refused-write-stored');
      if (written) resources.touch(operation, parameters.values);
      return no(body.refusal);
    }
    const preferred = preferredAnswer(answering.operation, answering.success.status, request, maker);
    if (preferred) return { answer: preferred };
    const outcome = resources.carryOut(answering, request, parameters.values, body.value);
    if (outcome?.refusal) return no(outcome.refusal);
    if (outcome) return { answer: outcome.answer };
    const monitor = (): string | undefined => monitorOf(operation, request.target, operations, basePath);
    return { answer: answerWithoutState(answering, request, parameters.values, { sources, maker, listed, monitor }) };
  }
}

function success(plan: Plan, request: MockRequest, maker: AnswerMaker): MockAnswer {
  return maker.make(plan.operation, plan.success.status, plan.success.response, { accept: request.headers.accept });
}

function allowOf(methods: ReadonlyMap<string, Plan>): string {
  const all = [...methods.keys()];
  return [...new Set([...all, ...(all.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ');
}

/** An explicitly described HEAD may require fields that GET does not. */
function withOwnFields(answer: MockAnswer, head: Operation): MockAnswer {
  const described = responseFor(head, answer.status);
  const missing = (described?.headers ?? []).filter(
    ({ required, name }) => required && !answer.headers.some(([field]) => field.toLowerCase() === name.toLowerCase()),
  );
  return missing.length === 0
    ? answer
    : { ...answer, headers: [...answer.headers, ...missing.map(({ name }) => [name, 'value'] as const)] };
}

/** The operation whose path an unknown path extends: its documented 404 is the likeliest. */
function nearest(operations: readonly Operation[], path: string): Operation | undefined {
  return operations.find((operation) => {
    const [, first] = operation.path.split('/');
    return (
      first !== undefined &&
      first !== '' &&
      !first.includes('{') &&
      (path === `/${first}` || path.startsWith(`/${first}/`))
    );
  });
}
