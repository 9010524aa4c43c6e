import { PlumblineError } from '../../openapi/error.ts';
import type { Operation } from '../../openapi/operation.ts';
import { generators as everyGenerator } from '../generators/index.ts';
import { verifyCase } from '../verify.ts';
import { addressOf } from './address.ts';
import { credentialsRefused, refusalSentence } from './credential-verdict.ts';
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

/** Looks for a positive control for each of these operations, those that create what others need first. */
export async function scoutAll(
  session: Session,
  operations: readonly Operation[],
  scouted: Map<string, Scouted>,
): Promise<void> {
  const { options, bench, context, known, controls } = session;
  for (const group of scoutingOrder(operations.filter(({ method }) => !options.readOnly || isSafe(method)))) {
    const results: (readonly [Operation, Scouted])[] = [];
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
        results.push([subject, result]);
        if (result.control) controls.set(subject.label, result.control);
      }
    };
    await together(options.concurrency, worker);
    // Learnt in document order, whatever answered first: the same values the next time.
    for (const operation of group) {
      const result = results.find(([other]) => other === operation)?.[1];
      if (!result) continue;
      scouted.set(operation.label, result);
      for (const exchange of result.accepted) if (operation.method !== 'DELETE') known.learn(exchange);
    }
  }
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
