import type { Operation } from '../../openapi/operation.ts';
import type { Scenario } from '../workflows/scenario.ts';
import { pkceScenarios } from './pkce/scenarios.ts';
import type { ProfilePlan } from './plan.ts';
import type { Profile } from './profile.ts';

/** The sequences of each rule set that begin at an operation. */
const scenarios: Readonly<
  Record<Profile, ((operation: Operation, plan: ProfilePlan) => readonly Scenario[]) | undefined>
> = {
  pkce: pkceScenarios,
  'problem-details': undefined,
  'idempotency-key': undefined,
  'merge-patch': undefined,
  pagination: undefined,
};

/** The sequences of these rule sets that begin at this operation, in the order of the registry. */
export function profileScenarios(
  operation: Operation,
  { profiles = [], ...plan }: ProfilePlan & { readonly profiles?: readonly string[] },
): readonly Scenario[] {
  return Object.entries(scenarios).flatMap(([name, make]) =>
    profiles.includes(name) && make ? make(operation, plan) : [],
  );
}
