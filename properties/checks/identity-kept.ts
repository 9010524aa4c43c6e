import type { AnsweredExchange } from '../../http/exchange.ts';
import type { JsonObject } from '../../openapi/json.ts';
import { type CheckContext, type Deviation, defineCheck } from '../check.ts';
import { templateParameters } from '../engine/resource-pool.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { gotObject, relates, sentObject } from './relation.ts';
import { showsValid } from './showing.ts';

/** Names of what is said of a resource once, when it is made. Slugs and codes may follow a title. */
const LASTING =
  /^(_?id|uuid|uid|guid)$|^(created|creation|inserted|registered|joined|since|added)_?(at|on|date|time|timestamp)?$/i;

export const identityKept = defineCheck({
  id: 'identity-kept',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'A write changes neither the identifier of a resource nor when it was made.',
  clause: rfc9110('9.3.4'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-change') && isSuccess(exchange.response.status),
  *inspect(exchange, context) {
    const [before, write] = exchange.before;
    const old = before && gotObject(before);
    if (!write || !old || !isSuccess(write.response.status)) return;
    const names = lastingNames(old, exchange).filter((name) => showsValid(before, name, context));
    yield* changedIdentity({ old, names }, exchange, write, context);
    // The answer to the write shows the resource as well, where it shows one with all of its names.
    const told = gotObject(write);
    if (told && names.every((name) => Object.hasOwn(told, name)))
      yield* changedIdentity({ old, names }, write, write, context);
  },
});

function* changedIdentity(
  { old, names }: { readonly old: JsonObject; readonly names: readonly string[] },
  shown: AnsweredExchange,
  write: AnsweredExchange,
  context: CheckContext,
): Iterable<Deviation> {
  const now = gotObject(shown);
  const sent = sentObject(write) ?? {};
  for (const name of now ? names : []) {
    const there = now?.[name];
    if (Object.hasOwn(sent, name) || there === undefined || there === null || typeof there !== typeof old[name])
      continue;
    if (there === old[name] || !showsValid(shown, name, context)) continue;
    yield {
      expected: `${name} stays ${excerpt(old[name])}`,
      actual: excerpt(there),
      at: write.case.operation.pointer,
      keyword: name,
      part: `/${name}`,
    };
  }
}

/** The members of a resource that no write changes, as far as their names tell: scalars that were there. */
function lastingNames(old: JsonObject, { case: { operation } }: AnsweredExchange): readonly string[] {
  const own = templateParameters(operation.path).at(-1);
  return Object.keys(old).filter(
    (name) =>
      /^(string|number)$/.test(typeof old[name]) && (LASTING.test(name) || (name === own && /(id|uuid)$/i.test(name))),
  );
}
