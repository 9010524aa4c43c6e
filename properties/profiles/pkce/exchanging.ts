import type { Case } from '../../../http/case.ts';
import type { AnsweredExchange } from '../../../http/exchange.ts';
import { field } from '../../../http/fields.ts';
import { isArray, isObject, type Json } from '../../../openapi/json.ts';
import { jsonBody } from '../../engine/observe.ts';
import { type Actor, NotApplicable, type Scenario } from '../../workflows/scenario.ts';
import { withMembers } from '../members.ts';
import { isCarriedOut, probing } from '../probe.ts';
import { codeRequest } from './creating.ts';
import type { CodeCreation, CodeExchange } from './place.ts';
import { CHALLENGE, type ChallengeVector, s256, VERIFIER } from './vectors.ts';

const OTHER = 'another-verifier-of-43-characters-0123456789';

/** One way to spend a code that was made with `challenge` and `method`; everything but `sound` must be refused. */
interface Spending {
  readonly check: string;
  readonly rule: string;
  readonly summary: string;
  readonly challenge: string | undefined;
  readonly method: ChallengeVector['method'];
  readonly verifier: string | undefined;
  readonly says?: Json;
}

const made = { challenge: CHALLENGE, method: 'S256' } as const;
const SPENDINGS: readonly Spending[] = [
  // First: the exchange may name a method too, and only that of the creation counts.
  {
    check: 'pkce-method-bound',
    rule: 'method-changed',
    summary: 'the challenge as verifier, and plain in place of S256',
    ...made,
    verifier: CHALLENGE,
    says: 'plain',
  },
  { check: 'pkce-verifier-checked', rule: 'wrong', summary: 'another verifier', ...made, verifier: OTHER },
  {
    check: 'pkce-verifier-checked',
    rule: 'challenge',
    summary: 'the challenge as verifier',
    ...made,
    verifier: CHALLENGE,
  },
  { check: 'pkce-verifier-checked', rule: 'missing', summary: 'no verifier', ...made, verifier: undefined },
  { check: 'pkce-verifier-checked', rule: 'missing', summary: 'an empty verifier', ...made, verifier: '' },
  {
    check: 'pkce-method-default',
    rule: 's256',
    summary: 'the verifier of S256 for a challenge that named no method',
    challenge: CHALLENGE,
    method: undefined,
    verifier: VERIFIER,
  },
  {
    check: 'pkce-verifier-unasked',
    rule: 'unasked',
    summary: 'a verifier for a code without a challenge',
    challenge: undefined,
    method: undefined,
    verifier: VERIFIER,
  },
  ...[VERIFIER.slice(0, 42), VERIFIER.repeat(3), `${VERIFIER.slice(0, 42)}+`].map((verifier) => ({
    check: 'pkce-verifier-syntax',
    rule: verifier.length === 43 ? 'alphabet' : 'length',
    summary: `a verifier ${verifier.length === 43 ? 'with + in it' : `of ${verifier.length} characters`}`,
    challenge: s256(verifier),
    method: 'S256',
    verifier,
  })),
];

/** The sequences that make authorization codes and spend them as RFC 7636, 4.6 forbids, one for each check. */
export function exchangeScenarios(creation: CodeCreation, exchange: CodeExchange): readonly Scenario[] {
  const ids = [...new Set(SPENDINGS.map(({ check }) => check))];
  return [
    ...ids.map((id) => ({
      id,
      summary: `${creation.operation.label}, then ${exchange.operation.label} as it must be refused`,
      async play(actor: Actor) {
        await spend(creation, exchange, actor, { ...made, verifier: VERIFIER });
        for (const spending of SPENDINGS) if (spending.check === id) await refused(creation, exchange, actor, spending);
      },
    })),
    {
      id: 'pkce-code-once',
      summary: `${creation.operation.label}, then ${exchange.operation.label} twice`,
      async play(actor) {
        const first = await spend(creation, exchange, actor, { ...made, verifier: VERIFIER });
        await actor.step(
          probing(first.case, { check: 'pkce-code-once', rule: 'twice', summary: 'a code that was spent before' }),
          undefined,
          [first],
        );
      },
    },
  ];
}

/** A code, spent as it should be. Throws {@link NotApplicable} where that fails. */
async function spend(
  creation: CodeCreation,
  exchange: CodeExchange,
  actor: Actor,
  { challenge, method, verifier }: Pick<Spending, 'challenge' | 'method' | 'verifier'>,
): Promise<AnsweredExchange> {
  const { request } = await codeFor(creation, exchange, actor, { challenge, method, verifier });
  const spent = await actor.step(request, 'exchange');
  if (!isCarriedOut(spent.response))
    throw new NotApplicable(`${exchange.operation.label} was answered ${spent.response.status} for a code just made`);
  return spent;
}

async function refused(
  creation: CodeCreation,
  exchange: CodeExchange,
  actor: Actor,
  spending: Spending,
): Promise<void> {
  if (spending.says !== undefined && exchange.method === undefined) return;
  try {
    const { request, creating } = await codeFor(creation, exchange, actor, spending);
    await actor.step(probing(request, spending), undefined, [creating]);
  } catch (error) {
    // Whoever gives no such code has refused already.
    if (!(error instanceof NotApplicable)) throw error;
  }
}

async function codeFor(
  creation: CodeCreation,
  exchange: CodeExchange,
  actor: Actor,
  { challenge, method, verifier, says }: Pick<Spending, 'challenge' | 'method' | 'verifier' | 'says'>,
): Promise<{ readonly request: Case; readonly creating: AnsweredExchange }> {
  const asked = codeRequest(creation, actor, { challenge, method });
  const creating = await actor.step(asked, 'code');
  const code = isCarriedOut(creating.response) ? codeIn(creating) : undefined;
  if (code === undefined) throw new NotApplicable(`${creation.operation.label} showed no code`);
  const callback = creation.callback === undefined ? undefined : memberOf(asked, creation.callback);
  const request = withMembers(actor.request(exchange.operation), exchange.body, actor.models, {
    [exchange.code]: code,
    [exchange.verifier]: verifier,
    ...(exchange.method !== undefined && {
      [exchange.method]: says ?? (typeof method === 'string' ? method : undefined),
    }),
    ...(exchange.callback !== undefined && callback !== undefined && { [exchange.callback]: callback }),
  });
  if (!request) throw new NotApplicable(`${exchange.operation.label} has no body that a code can stand in`);
  return { request, creating };
}

function memberOf({ body }: Case, name: string): Json | undefined {
  return body && 'value' in body && isObject(body.value) ? body.value[name] : undefined;
}

/** The code that an answer shows: in a redirection, as a member called code, or as the id of what was made. */
function codeIn({ response }: AnsweredExchange): string | undefined {
  const redirected = /[?&#]code=([^&#]+)/.exec(field(response.headers, 'location') ?? '')?.[1];
  if (redirected !== undefined) return decodeURIComponent(redirected);
  const body = jsonBody(response);
  return named(body, /^(auth(orization)?)?code$/) ?? named(body, /^id$/);
}

function named(value: Json | undefined, pattern: RegExp): string | undefined {
  if (isArray(value)) return undefined;
  if (!isObject(value)) return undefined;
  for (const [name, member] of Object.entries(value))
    if (typeof member === 'string' && pattern.test(name.replace(/[^a-z]/gi, '').toLowerCase())) return member;
  for (const member of Object.values(value)) {
    const inner = named(member, pattern);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
