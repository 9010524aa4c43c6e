import type { Operation } from '../../openapi/operation.ts';
import type { Scenario } from '../workflows/scenario.ts';
import { idempotencyScenarios } from './idempotency-key/scenarios.ts';
import { mergePatchScenarios } from './merge-patch/scenarios.ts';
import { paginationScenarios } from './pagination/scenarios.ts';
import { pkceScenarios } from './pkce/scenarios.ts';
import type { ProfilePlan } from './plan.ts';
import { problemScenarios } from './problem-details/scenarios.ts';
import type { Profile } from './profile.ts';

/** The sequences of each rule set that begin at an operation. */
const scenarios: Readonly<Record<Profile, (operation: Operation, plan: ProfilePlan) => readonly Scenario[]>> = {
  pkce: pkceScenarios,
  'problem-details': problemScenarios,
  'idempotency-key': idempotencyScenarios,
  'merge-patch': mergePatchScenarios,
  pagination: paginationScenarios,
};

/** The sequences of these rule sets that begin at this operation, in the order of the registry. */
export function profileScenarios(
  operation: Operation,
  { profiles = [], ...plan }: ProfilePlan & { readonly profiles?: readonly string[] },
): readonly Scenario[] {
  return Object.entries(scenarios).flatMap(([name, make]) => (profiles.includes(name) ? make(operation, plan) : []));
}
