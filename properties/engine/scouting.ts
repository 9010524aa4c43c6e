import type { Case } from '../../http/case.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import { generators as everyGenerator } from '../generators/index.ts';
import { referringMembers } from '../generators/references.ts';
import { verifyCase } from '../verify.ts';
import { addressOf } from './address.ts';
import { creators } from './creators.ts';
import { credentialsRefused, refusalSentence } from './credential-verdict.ts';
import { resourcePrefix } from './resource-pool.ts';
import { isSafe } from './safety.ts';
import { candidates, type Scouted, scout, scoutingOrder } from './scout.ts';
import type { Session } from './session.ts';
import { unknownPathCase } from './unknown-path.ts';
import { together } from './workers.ts';

/** The first request: a path that nobody declares. It shows whether the target is there, and what its 404 looks like. */
export async function knock(session: Session): Promise<void> {
  const [operation] = session.options.operations;
  if (!operation) return;
  const exchange = await session.bench.sender.send(unknownPathCase(operation, session.options.seed), {
    generator: 'protocol',
    purpose: 'scouting',
  });
  if (
    exchange.failure &&
    exchange.failure.kind !== 'framing' &&
    exchange.failure.kind !== 'timeout' &&
    exchange.failure.kind !== 'reset' &&
    exchange.failure.kind !== 'too-large'
  ) {
    throw new PlumblineError(
      'TARGET_UNREACHABLE',
      `${session.options.target.baseUrl} cannot be reached: ${exchange.failure.message}; check --url and that the server is up`,
    );
  }
  session.learnUnknownPath(exchange);
}

/**
 * Operations that a valid request uses something up for which others need too: they delete what the run cannot make.
 * To be scouted when the others have been tested; none where there are no others.
 */
export function consuming({ options, bench }: Session): ReadonlySet<Operation> {
  const found = options.operations.filter(
    ({ method, path }) => method === 'DELETE' && !bench.resources.creatable(path),
  );
  return new Set(found.length < options.operations.length ? found : []);
}

/**
 * Looks for a positive control for each of these operations, those that create what others need first: what lies below a
 * resource, and what refers to one in its body, waits for whoever makes it.
 */
export async function scoutAll(
  session: Session,
  operations: readonly Operation[],
  scouted: Map<string, Scouted>,
): Promise<void> {
  const { options, known } = session;
  const waits = waiting(session);
  let groups = scoutingOrder(operations.filter(({ method }) => !options.readOnly || isSafe(method)));
  while (groups.length > 0) {
    const pending = new Set(groups.flat());
    const ready = groups.map((group) => group.filter((operation) => !waits(operation, pending)));
    // What waits for each other has to begin somewhere.
    const group = ready.find(({ length }) => length > 0) ?? groups[0] ?? [];
    const results = await scoutGroup(session, group);
    // Learnt in document order, whatever answered first: the same values the next time.
    for (const operation of group) {
      const result = results.get(operation);
      if (!result) continue;
      scouted.set(operation.label, withoutContent(result));
      for (const exchange of result.accepted) if (operation.method !== 'DELETE') known.learn(exchange);
    }
    groups = groups.map((some) => some.filter((one) => !group.includes(one))).filter(({ length }) => length > 0);
  }
}

/** What is remembered of scouting as long as the run lasts: what was learnt from answers is learnt, their content may be large. */
function withoutContent({ control, refusal }: Scouted): Scouted {
  const response = refusal?.response && { ...refusal.response, body: new Uint8Array() };
  return { control, accepted: [], refusal: refusal?.response && response ? { ...refusal, response } : refusal };
}

/** Whether an operation needs something that nobody has made yet, and that one of these still may. */
function waiting({
  known,
  pool,
  context,
  options,
}: Session): (operation: Operation, pending: ReadonlySet<Operation>) => boolean {
  interface Need {
    readonly makers: readonly Operation[];
    isMet(): boolean;
  }
  const needs = new Map<Operation, readonly Need[]>();
  const needsOf = (operation: Operation): readonly Need[] => {
    const prefix = resourcePrefix(operation.path);
    const path = prefix && {
      makers: creators(prefix, options.operations),
      isMet: () => pool.bindings(prefix).length > 0,
    };
    const members = referringMembers(operation, context).map((member) => ({
      makers: known.makers(member),
      isMet: () => known.references(member).length > 0,
    }));
    return [...(path ? [path] : []), ...members].filter(({ makers }) => makers.length > 0);
  };
  return (operation, pending) => {
    const all = needs.get(operation) ?? needsOf(operation);
    needs.set(operation, all);
    return all.some(
      ({ makers, isMet }) => makers.some((maker) => maker !== operation && pending.has(maker)) && !isMet(),
    );
  };
}

async function scoutGroup(session: Session, group: readonly Operation[]): Promise<ReadonlyMap<Operation, Scouted>> {
  const { options, bench, context, controls } = session;
  const results = new Map<Operation, Scouted>();
  const queue = [...group];
  const worker = async (): Promise<void> => {
    for (let operation = queue.shift(); operation; operation = queue.shift()) {
      const subject = operation;
      await session.breathe();
      session.governor.heed();
      const result = await scout(
        candidates(subject, everyGenerator, context),
        async ({ generator, index, case: testCase }) => {
          const address = addressOf(options.seed, subject, generator, index);
          return (await verifyCase(testCase, { operation: subject, generator, address }, bench, 'scouting')).exchange;
        },
      );
      results.set(subject, result);
      if (result.control) controls.set(subject.label, result.control);
      const read = readButRefused(subject, result);
      if (read) session.readings.set(subject.label, read);
    }
  };
  await together(options.concurrency, worker);
  return results;
}

/**
 * The request of an operation without credentials that was answered 401: a login that read the names it was given, and did
 * not know them. What it makes of others that cannot be read still shows.
 */
function readButRefused({ security }: Operation, { refusal }: Scouted): Case | undefined {
  return security.length === 0 && refusal?.response?.status === 401 ? refusal.case : undefined;
}

/** Why nothing can be judged: one sentence when every operation refused the credentials, else nothing. */
export function everyCredentialRefused(
  { options, controls }: Session,
  scouted: ReadonlyMap<string, Scouted>,
): string | undefined {
  if (controls.size > 0) return undefined;
  const refused = options.operations.filter((operation) => {
    const result = scouted.get(operation.label);
    return result !== undefined && credentialsRefused(operation, result);
  });
  const [first] = refused;
  const status = first && scouted.get(first.label)?.refusal?.response?.status;
  return first && status !== undefined ? refusalSentence(first, status, options.identities) : undefined;
}
