import type { Operation } from '../../../openapi/operation.ts';
import { operations as operationsOf } from '../../../openapi/operations.ts';
import type { Scenario } from '../../workflows/scenario.ts';
import { originalOf } from '../amended.ts';
import type { ProfilePlan } from '../plan.ts';
import { creationScenarios } from './creating.ts';
import { exchangeScenarios } from './exchanging.ts';
import { codeCreation, codeExchange } from './place.ts';

/** The sequences of the profile `pkce` that begin at this operation: RFC 7636, and what RFC 9700 adds. */
export function pkceScenarios(
  operation: Operation,
  { document, operations, embedded }: ProfilePlan,
): readonly Scenario[] {
  const original = originalOf(document);
  const asWritten = operationsOf(original);
  // What the document says of a member is read where the profile has not amended it.
  const written = (one: Operation): Operation => asWritten.find(({ label }) => label === one.label) ?? one;
  const creation = codeCreation(written(operation), original);
  if (!creation) return [];
  // A code of the mock's is made up, and exchanged for anything: there is nothing to learn.
  const exchanges = (embedded ? [] : operations).flatMap((other) => {
    const exchange = codeExchange(written(other), original);
    return exchange ? [{ ...exchange, operation: other }] : [];
  });
  const here = { ...creation, operation };
  return [
    ...creationScenarios(here),
    ...exchanges.slice(0, 1).flatMap((exchange) => exchangeScenarios(here, exchange)),
  ];
}
