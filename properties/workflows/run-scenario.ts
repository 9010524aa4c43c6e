import type { Case } from '../../http/case.ts';
import type { AnsweredExchange, Exchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { sendUnconflicted } from '../engine/conflict.ts';
import type { Trace } from '../engine/exchange-record.ts';
import { isLawful } from '../engine/lawful.ts';
import { accepted } from '../engine/observe.ts';
import { type Binding, namedAs, templateParameters } from '../engine/resource-pool.ts';
import { isSafe, Withheld } from '../engine/safety.ts';
import type { Session } from '../engine/session.ts';
import { isShared } from '../engine/singletons.ts';
import { isSkip } from '../generator.ts';
import { generators as everyGenerator } from '../generators/index.ts';
import { attemptedAgain } from '../generators/own-keys.ts';
import type { RequestModels } from '../models.ts';
import type { Purpose } from '../run-record.ts';
import { judge, type Subject } from '../verify.ts';
import { resending } from './resend.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';
import { shrinkSequence } from './shrink-sequence.ts';

/** How long a write may take until every reading sees it. Milliseconds. */
const MOMENT = 400;

/** So often a run waits for nothing before it takes the target for one that shows every write at once. */
const MOST_IN_VAIN = 1;

/** One sequence often shows many findings of one cause: so many of them are made smaller. */
const MOST_SHRUNK = 3;

/** How often the sequences of a run waited and what they showed stayed wrong; none for a target that was seen to be late. */
const inVain = new WeakMap<Session, number | 'late'>();

/** How many requests the sequences of a run were made of: each is an attempt of its own. */
const attempts = new WeakMap<Session, number>();

/** Whether every path parameter has a value that its schema accepts. */
function namesItsPath({ operation, parameters }: Case, models: RequestModels): boolean {
  return parameters.every((given) => {
    if (given.in !== 'path' || !('value' in given)) return true;
    const declared = operation.parameters.find((one) => one.in === 'path' && one.name === given.name);
    const schema = declared?.schema;
    if (schema === undefined || models.model(schema).accepts(given.value)) return true;
    // A `Location` is text: what it names may be a number.
    return (
      typeof given.value === 'string' &&
      /^\d{1,15}$/.test(given.value) &&
      models.model(schema).accepts(Number(given.value))
    );
  });
}

/** Plays a scenario, judges all of its exchanges, and confirms what is new by playing it again. */
export async function runScenario(
  scenario: Scenario,
  subject: Subject,
  session: Session,
): Promise<{ readonly ids: readonly string[]; readonly notApplicable?: string }> {
  const first = await play(scenario, subject, session, 'sequence');
  if (first.exchanges.length === 0 && first.notApplicable) return { ids: [], notApplicable: first.notApplicable };
  let settled: ReturnType<typeof play> | undefined;
  let waited = false;
  let shrunk = 0;
  // One for all that the sequence showed: it takes its time.
  const patient = {
    again: async () => {
      waited = true;
      settled ??= play(scenario, subject, session, 'confirmation', MOMENT);
      return (await settled).exchanges;
    },
    wait() {
      waited = true;
      session.governor.pause(MOMENT);
    },
  };
  const vain = inVain.get(session) ?? 0;
  const ids = await judge(first.exchanges, subject, session.bench, {
    shared: isShared(subject.operation.path, session.options.operations),
    again: async () => (await play(scenario, subject, session, 'confirmation')).exchanges,
    ...((vain === 'late' || vain < MOST_IN_VAIN) && { patient }),
    // A target that is late with its writes would look wrong with any steps.
    ...(vain !== 'late' && {
      smaller: async (failing, shows) => {
        if (shrunk++ >= MOST_SHRUNK) return undefined;
        return shrinkSequence(
          failing,
          resending(session.bench, { generator: subject.generator, address: subject.address, purpose: 'shrinking' }),
          (smaller) => isLawful(smaller, session.bench.validators),
          shows,
        );
      },
    }),
  });
  if (waited && vain !== 'late') inVain.set(session, ids.length === 0 ? 'late' : vain + 1);
  return { ids, notApplicable: first.notApplicable };
}

async function play(
  scenario: Scenario,
  { generator, address }: Subject,
  session: Session,
  purpose: Purpose,
  moment = 0,
): Promise<{ readonly exchanges: readonly Exchange[]; readonly notApplicable?: string }> {
  const exchanges: Exchange[] = [];
  try {
    await scenario.play(createActor(session, exchanges, { generator, address, purpose }, moment));
    return { exchanges };
  } catch (error) {
    if (!(error instanceof NotApplicable) && !(error instanceof Withheld)) throw error;
    return { exchanges, notApplicable: error.message };
  }
}

function createActor(session: Session, exchanges: Exchange[], trace: Trace, moment: number): Actor {
  const { bench, context, controls, pool } = session;
  // What a sequence begins with has just been made.
  let wrote = true;
  const send = async (
    testCase: Case,
    relation: string | undefined,
    before: readonly AnsweredExchange[],
    exact = false,
  ): Promise<AnsweredExchange> => {
    const step: Case = relation === undefined ? testCase : related(testCase, relation);
    if (wrote && moment > 0) session.governor.pause(moment);
    wrote = !isSafe(step.method ?? step.operation.method);
    const first = await bench.sender.send(step, trace, before);
    const free =
      first.response?.status === 409 && !exact ? await sendUnconflicted(step, bench, trace, before) : undefined;
    const exchange = free ?? first;
    exchanges.push(exchange);
    if (exchange.failure) throw new NotApplicable(exchange.failure.message);
    return exchange;
  };
  const actor: Actor = {
    models: context.models,
    references: (member) => context.references?.(member) ?? [],
    step: (testCase, relation, before = []) => send(testCase, relation, before),
    exactly: (testCase, relation, before = []) => send(testCase, relation, before, true),
    async accepted(testCase, relation, before = []) {
      const exchange = await send(testCase, relation, before);
      if (!accepted(exchange.response))
        throw new NotApplicable(`${testCase.operation.label} was answered ${exchange.response.status}`);
      return exchange;
    },
    judge(exchange, relation, before) {
      exchanges.push({ ...exchange, case: related(exchange.case, relation), before });
    },
    async fresh(path) {
      const resource = await bench.resources.fresh(path, trace);
      if (!resource) throw new NotApplicable(`no ${path} could be made`);
      return resource;
    },
    named: (exchange, path) => bench.resources.madeBy(exchange, path, trace),
    async make(creation, path) {
      const create = await actor.accepted(creation);
      const binding = await actor.named(create, path);
      if (!binding) throw new NotApplicable(`${creation.operation.label} does not say what it made`);
      return { binding, create };
    },
    request(operation, known, variety = 0) {
      const binding = known && namedAs(operation.path, known);
      const base = variety === 0 ? controls.get(operation.label) : undefined;
      const made = base ?? validCase(session, operation, variety);
      if (!made) throw new NotApplicable(`no valid request for ${operation.label} could be made`);
      const own = { ...attemptedAgain(made, actor.attempt()), fresh: undefined };
      const bound = binding ? bench.resources.bind(own, binding) : own;
      // An identifier that was seen may be none for this path: `/budgets/{interval}` wants `daily`.
      if (binding && !namesItsPath(bound, context.models))
        throw new NotApplicable(`what is known does not fit the path of ${operation.label}`);
      return withAll(bound, operation, binding);
    },
    attempt() {
      const attempt = (attempts.get(session) ?? 0) + 1;
      attempts.set(session, attempt);
      return attempt;
    },
    known: (path) => [...pool.madeBindings(path), ...pool.bindings(path)],
  };
  return actor;

  function validCase({ context: seen }: Session, operation: Operation, variety: number): Case | undefined {
    for (const id of variety === 1 ? (['boundaries', 'valid'] as const) : (['valid'] as const)) {
      const source = everyGenerator.find((generator) => generator.id === id)?.cases(operation, seen);
      if (!source || isSkip(source)) continue;
      const testCase =
        id === 'boundaries' ? source.systematic[1] : source.draw?.(source.systematic.length + 2_000_000 + variety);
      if (testCase?.intent.kind === 'valid') return testCase;
    }
    return undefined;
  }
}

/** Path parameters that the request lacks are taken from the binding. */
function withAll(testCase: Case, operation: Operation, binding: Binding | undefined): Case {
  const missing = templateParameters(operation.path).filter(
    (name) => !testCase.parameters.some((parameter) => parameter.in === 'path' && parameter.name === name),
  );
  const values = missing.flatMap((name) => {
    const value = binding?.[name];
    return value === undefined ? [] : [{ in: 'path', name, value } as const];
  });
  return values.length === 0 ? testCase : { ...testCase, parameters: [...testCase.parameters, ...values] };
}

function related(testCase: Case, relation: string): Case {
  return { ...testCase, intent: { kind: 'protocol', probe: { id: 'workflow', relation } } };
}
