import type { Case } from '../../../http/case.ts';
import { type Actor, NotApplicable, type Scenario } from '../../workflows/scenario.ts';
import { sentMembers, withMembers } from '../members.ts';
import { isCarriedOut, probing } from '../probe.ts';
import { CALLBACKS, type CallbackVector } from './callbacks.ts';
import type { CodeCreation } from './place.ts';
import { ALPHABET, CHALLENGE, type ChallengeVector, IMPOSSIBLE, LENGTHS, METHODS, VERIFIER } from './vectors.ts';

/** A callback that needs no registration where none is asked for. */
const CALLBACK = 'https://client.example/callback';

/** The sequences that ask an operation for authorization codes in ways that RFC 7636 speaks of, one for each check. */
export function creationScenarios(creation: CodeCreation): readonly Scenario[] {
  return [
    {
      id: 'pkce-accepted',
      summary: 'codes for challenges that RFC 7636 allows',
      play: (actor) => allowed(creation, actor),
    },
    refusals(creation, 'pkce-challenge-length', LENGTHS),
    refusals(creation, 'pkce-challenge-alphabet', ALPHABET),
    ...(creation.method === undefined
      ? []
      : [
          refusals(creation, 'pkce-challenge-possible', IMPOSSIBLE),
          refusals(creation, 'pkce-method-supported', METHODS),
        ]),
    refusals(creation, 'pkce-challenge-required', [
      { rule: 'none', summary: 'no challenge', challenge: undefined, method: undefined },
      { rule: 'method-alone', summary: 'a method without a challenge', challenge: undefined, method: 'S256' },
    ]),
    ...(creation.callback === undefined ? [] : [callbacks(creation)]),
  ];
}

/** The request that asks for a code with the challenge of Appendix B. Throws {@link NotApplicable} where none can be made. */
export function codeRequest(
  { operation, body, challenge, method, callback }: CodeCreation,
  actor: Actor,
  values: {
    readonly challenge?: string | undefined;
    readonly method?: ChallengeVector['method'];
    readonly callback?: string;
  },
): Case {
  const base = actor.request(operation);
  const own = callback === undefined ? undefined : sentMembers(base)?.[callback];
  const made = withMembers(base, body, actor.models, {
    [challenge]: values.challenge,
    ...(method !== undefined && { [method]: values.method }),
    // One that was accepted may be a registered one.
    ...(callback !== undefined && {
      [callback]: values.callback ?? (typeof own === 'string' && /^https:/.test(own) ? own : CALLBACK),
    }),
  });
  if (!made) throw new NotApplicable(`${operation.label} has no body that a challenge can stand in`);
  return made;
}

async function allowed(creation: CodeCreation, actor: Actor): Promise<void> {
  const send = (challenge: string, method: string | undefined, rule: string, summary: string) =>
    actor.step(
      probing(codeRequest(creation, actor, { challenge, method }), { check: 'pkce-challenge-accepted', rule, summary }),
    );
  // Whether the operation can be used at all is no question of PKCE.
  await actor.accepted(actor.request(creation.operation));
  await send(CHALLENGE, 'S256', 's256', 'the challenge of RFC 7636, Appendix B');
  if (creation.method === undefined) return;
  const plain = await actor.step(
    probing(codeRequest(creation, actor, { challenge: VERIFIER + VERIFIER, method: 'plain' }), {
      check: '',
      rule: 'plain',
      summary: 'a plain challenge',
    }),
  );
  // Whoever refuses the method refuses every challenge with it, and may (RFC 9700, 2.1.1).
  if (!isCarriedOut(plain.response)) return;
  await send(VERIFIER, 'plain', 'shortest', 'a plain challenge of 43 characters');
  await send((VERIFIER + VERIFIER + VERIFIER).slice(0, 128), 'plain', 'longest', 'a plain challenge of 128 characters');
  await send(`${VERIFIER}-._~`, 'plain', 'unreserved', 'a plain challenge with each of - . _ ~');
  const unnamed = await actor.step(
    probing(codeRequest(creation, actor, { challenge: CHALLENGE, method: undefined }), {
      check: '',
      rule: 'unnamed',
      summary: 'a challenge of 43 characters without a method',
    }),
  );
  // Whoever takes one without a method takes it for plain (RFC 7636, 4.3): then one that S256 cannot make is as good.
  if (isCarriedOut(unnamed.response))
    await send(VERIFIER + VERIFIER, undefined, 'default', 'a challenge of 86 characters without a method');
}

function refusals(creation: CodeCreation, check: string, vectors: readonly ChallengeVector[]): Scenario {
  return {
    id: check,
    summary: `codes that ${creation.operation.label} must not give`,
    async play(actor) {
      await usable(creation, actor);
      for (const { rule, summary, challenge, method } of vectors) {
        // JSON says what a form cannot: a value that is no text.
        if (typeof method !== 'string' && method !== undefined && !isJsonBody(creation)) continue;
        const methods =
          method === 'both' ? (creation.method === undefined ? [undefined] : ['S256', 'plain']) : [method];
        for (const each of methods) {
          const named = method === 'both' && each !== undefined ? `${summary} and the method ${each}` : summary;
          if (isDocumentedNull(creation, each)) continue;
          await actor.step(
            probing(codeRequest(creation, actor, { challenge, method: each }), { check, rule, summary: named }),
          );
        }
      }
    },
  };
}

function callbacks(creation: CodeCreation): Scenario {
  return {
    id: 'pkce-callbacks',
    summary: `callback addresses to which ${creation.operation.label} must not send anybody, and some to which it may`,
    async play(actor) {
      await usable(creation, actor);
      const send = ({ check, rule, value }: CallbackVector) =>
        actor.step(
          probing(codeRequest(creation, actor, { challenge: CHALLENGE, method: 'S256', callback: value }), {
            check,
            rule,
            summary: `the callback ${JSON.stringify(value)}`,
          }),
        );
      // Where callbacks have to be registered, any other is refused.
      const free = await actor.step(
        probing(codeRequest(creation, actor, { challenge: CHALLENGE, method: 'S256', callback: CALLBACK }), {
          check: '',
          rule: 'free',
          summary: 'a callback that was not registered',
        }),
      );
      for (const vector of CALLBACKS)
        if (vector.check !== 'pkce-callback-accepted' || isCarriedOut(free.response)) await send(vector);
    },
  };
}

/** A refusal says something only where the sound request is carried out. */
async function usable(creation: CodeCreation, actor: Actor): Promise<void> {
  const sound = await actor.step(codeRequest(creation, actor, { challenge: CHALLENGE, method: 'S256' }), 'code');
  if (!isCarriedOut(sound.response))
    throw new NotApplicable(`${creation.operation.label} gave no code for the challenge of RFC 7636, Appendix B`);
}

function isJsonBody({ body }: CodeCreation): boolean {
  return /json/i.test(body.media.range);
}

/** Where the document calls null a method, it means that there is none. */
function isDocumentedNull({ body, method: name }: CodeCreation, method: ChallengeVector['method']): boolean {
  return method === null && name !== undefined && body.nullable(name);
}
