import { createHash } from 'node:crypto';
import type { Case } from '../../../http/case.ts';
import type { Operation, Parameter } from '../../../openapi/operation.ts';
import { isKey } from '../../generators/own-keys.ts';
import { type Actor, NotApplicable, type Scenario } from '../../workflows/scenario.ts';
import type { ProfilePlan } from '../plan.ts';
import { probing } from '../probe.ts';

const VARIETIES = 8;

/** The sequences of the profile `idempotency-key` that begin at an operation with such a parameter, one for each check. */
export function idempotencyScenarios(operation: Operation, { readOnly }: ProfilePlan): readonly Scenario[] {
  const parameter = operation.parameters.find(isKey);
  if (!parameter || readOnly) return [];
  const scenario = (id: string, summary: string, play: (actor: Actor) => Promise<void>): Scenario => ({
    id,
    summary: `${operation.label} ${summary}`,
    play,
  });
  const first = (actor: Actor): Case =>
    keyed(request(operation, actor), parameter, ownKey(parameter, operation, actor));
  return [
    scenario('idempotency-key-replayed', 'twice under one key, then under another', async (actor) => {
      const testCase = first(actor);
      const made = await actor.accepted(testCase, 'keyed');
      await actor.step(testCase, 'same-key', [made]);
      await actor.step(keyed(testCase, parameter, ownKey(parameter, operation, actor)), 'other-key', [made]);
    }),
    scenario('idempotency-key-payload', 'with another body under the same key', async (actor) => {
      const testCase = first(actor);
      const other = another(operation, actor, testCase);
      const made = await actor.accepted(testCase, 'keyed');
      await actor.step(
        probing(
          { ...testCase, body: other },
          {
            check: 'idempotency-key-payload',
            rule: 'payload',
            summary: 'another body under a key that was used',
          },
        ),
        undefined,
        [made],
      );
    }),
    scenario('idempotency-key-concurrent', 'twice at once under one key', async (actor) => {
      await actor.accepted(first(actor), 'keyed');
      const testCase = first(actor);
      const [one, two] = await Promise.all([actor.step(testCase, 'keyed'), actor.step(testCase, 'keyed')]);
      if (one && two) actor.judge(two, 'same-key-at-once', [one]);
    }),
    ...(parameter.required
      ? [
          scenario('idempotency-key-required', 'without a key', async (actor) => {
            const testCase = first(actor);
            await actor.accepted(testCase, 'keyed');
            const parameters = testCase.parameters.filter((given) => !isKey(given));
            await actor.step(
              probing(
                { ...testCase, parameters },
                {
                  check: 'idempotency-key-required',
                  rule: 'missing',
                  summary: `no ${parameter.name}`,
                },
              ),
            );
          }),
        ]
      : []),
  ];
}

/** The request, with path parameters of a resource that is there. */
function request(operation: Operation, actor: Actor): Case {
  return actor.request(operation, actor.known(operation.path)[0]);
}

function keyed(testCase: Case, { name }: Parameter, value: string): Case {
  return {
    ...testCase,
    parameters: [...testCase.parameters.filter((given) => !isKey(given)), { in: 'header', name, value }],
  };
}

/** A key that was never sent, of a kind that the schema takes. Throws {@link NotApplicable} where there is none. */
function ownKey({ schema }: Parameter, { id }: Operation, actor: Actor): string {
  const hex = createHash('sha256').update(`${id}\nprofile\n${actor.attempt()}`).digest('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  const keys = [uuid, `"${uuid}"`, hex, hex.slice(0, 32), hex.slice(0, 16), hex.slice(0, 8)];
  const key = schema === undefined ? uuid : keys.find((text) => actor.models.model(schema).accepts(text));
  if (key === undefined) throw new NotApplicable('no key of ours fits the schema of the parameter');
  return key;
}

/** A body that says something else. Throws {@link NotApplicable} where there is none. */
function another(operation: Operation, actor: Actor, testCase: Case): Case['body'] {
  for (let variety = 1; variety <= VARIETIES; variety++) {
    const { body } = actor.request(operation, undefined, variety);
    if (body && JSON.stringify(body) !== JSON.stringify(testCase.body)) return body;
  }
  throw new NotApplicable(`${operation.label} has one body only`);
}
