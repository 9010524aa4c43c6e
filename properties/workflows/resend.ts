import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import type { Trace } from '../engine/exchange-record.ts';
import { type Binding, namedAs, resourcePrefix, templateParameters } from '../engine/resource-pool.ts';
import type { Bench } from '../verify.ts';
import { isWrite, type Resend, type Step } from './shrink-sequence.ts';

/**
 * Sends the steps of a sequence once more. What they change is a new resource each time: the one that one of the steps
 * makes, else one that is made before. Sequences about several resources, and about what cannot be made, are not sent.
 */
export function resending(bench: Pick<Bench, 'resources' | 'sender'>, trace: Trace): Resend {
  return async (steps) => {
    let requests = 0;
    const item = subjectOf(steps);
    let renamed: ReadonlyMap<Json, Json> = new Map();
    let binding: Binding | undefined;
    const own = item && isMadeIn(steps, item) ? undefined : item;
    if (steps.some(isWrite) && item === undefined) return { requests };
    if (own && steps.some(isWrite)) {
      if (!bench.resources.creatable(own.path)) return { requests };
      binding = (await bench.resources.fresh(own.path, trace))?.binding;
      requests++;
      if (!binding) return { requests };
      renamed = pairsOf(own.binding, binding);
    }
    const before: AnsweredExchange[] = [];
    for (const step of steps) {
      const bound = binding ? bench.resources.bind(step.case, namedAs(step.case.operation.path, binding)) : step.case;
      const exchange = await bench.sender.send(withNames(bound, renamed), trace, [...before]);
      requests++;
      if (exchange.failure || Math.floor(exchange.response.status / 100) !== statusClass(step)) return { requests };
      before.push(exchange);
      if (item && !binding && isWrite(step) && step.case.operation.method === 'POST') {
        binding = await bench.resources.madeBy(exchange, item.path, trace);
        if (binding) renamed = pairsOf(item.binding, binding);
      }
    }
    const last = before.pop();
    return { ...(last && { last: { ...last, before } }), requests };
  };
}

interface Subject {
  readonly path: string;
  readonly binding: Binding;
}

/** The one resource that a sequence is about: what its longest path names. `undefined` for none, and for several. */
function subjectOf(steps: readonly Step[]): Subject | undefined {
  const named = steps.flatMap(({ case: testCase }) => {
    const path = resourcePrefix(testCase.operation.path);
    return path === undefined ? [] : [{ path, binding: namesIn(testCase, path) }];
  });
  const [longest] = [...named].sort((a, b) => Object.keys(b.binding).length - Object.keys(a.binding).length);
  if (!longest) return undefined;
  const values = Object.values(longest.binding).map(String);
  const isOfIt = ({ binding }: Subject): boolean =>
    Object.values(binding).every((value, i) => String(value) === values[i]);
  return named.every(isOfIt) ? longest : undefined;
}

function namesIn({ parameters }: Case, path: string): Binding {
  return Object.fromEntries(
    templateParameters(path).flatMap((name) => {
      const given = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
      return given && 'value' in given ? [[name, given.value]] : [];
    }),
  );
}

/** Whether an answer of the sequence itself named its resource before any of its paths did. */
function isMadeIn(steps: readonly Step[], { path, binding }: Subject): boolean {
  const [first] = steps;
  const values = Object.values(binding);
  return (
    first !== undefined &&
    first.case.operation.method === 'POST' &&
    templateParameters(first.case.operation.path).length < values.length &&
    path.startsWith(first.case.operation.path)
  );
}

function pairsOf(old: Binding, now: Binding): ReadonlyMap<Json, Json> {
  const values = Object.values(now);
  return new Map(
    Object.values(old).flatMap((value, i) => {
      const other = values[i];
      // A number stands in many places that have nothing to do with an identifier.
      return typeof value === 'string' && value.length > 3 && other !== undefined ? [[value, other] as const] : [];
    }),
  );
}

/** The case with the new name of the resource where its body or query held the old one. */
function withNames(testCase: Case, renamed: ReadonlyMap<Json, Json>): Case {
  const { body } = testCase;
  if (renamed.size === 0) return testCase;
  return {
    ...testCase,
    parameters: testCase.parameters.map((given) =>
      given.in === 'path' || !('value' in given) ? given : { ...given, value: renamed.get(given.value) ?? given.value },
    ),
    ...(body && 'value' in body && { body: { ...body, value: renaming(body.value, renamed) } }),
  };
}

function renaming(value: Json, renamed: ReadonlyMap<Json, Json>): Json {
  if (isArray(value)) return value.map((item) => renaming(item, renamed));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [[name, renaming(inner, renamed)]])),
    );
  return renamed.get(value) ?? value;
}

function statusClass({ answered }: Step): number {
  return Math.floor(answered.response.status / 100);
}
