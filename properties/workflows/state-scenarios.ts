import type { JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { actAndRead } from './actions.ts';
import { createAtOnce } from './at-once.ts';
import { createOnly, overtakenWrite, replaceOnly, staleWrite } from './conditional.ts';
import { updateAndList } from './create-and-list.ts';
import { createWithDefaults } from './create-with-defaults.ts';
import type { Family } from './family.ts';
import { followAccepted } from './follow-location.ts';
import { neighbours } from './neighbours.ts';
import { withoutParent } from './orphans.ts';
import { partOfResource, underOtherParent } from './other-parents.ts';
import { partsOf } from './parts.ts';
import { putLeavesOut } from './put-leaves-out.ts';
import { writeReadOnly } from './read-only-members.ts';
import { repeatedKey } from './repeated-key.ts';
import type { Scenario } from './scenario.ts';
import { repeatedValues } from './unique-members.ts';

/** What these sequences are planned from, beside the families of an operation. */
export interface StatePlan {
  /** The root of the document. */
  readonly root: JsonObject;
  readonly operations: readonly Operation[];
  readonly basePath: string;
}

/** The sequences of writes that begin at this operation, in a fixed order: more are added at the end. */
export function stateScenarios(
  operation: Operation,
  families: readonly Family[],
  { root, operations, basePath }: StatePlan,
): readonly (Scenario | undefined)[] {
  const found: (Scenario | undefined)[] = [];
  for (const family of families) {
    if (operation === family.replace) found.push(putLeavesOut(family, root), createOnly(family), replaceOnly(family));
    if (operation === family.replace || operation === family.patch || operation === family.delete)
      found.push(family.create ? undefined : staleWrite(family, operation), overtakenWrite(family, operation));
    if (operation === family.create) found.push(neighbours(family), createAtOnce(family));
  }
  for (const family of families) if (operation === family.read) found.push(underOtherParent(family));
  for (const family of families) {
    if (operation === family.create) found.push(repeatedValues(family), repeatedKey(family));
    if ([family.create, family.replace, family.patch].includes(operation))
      found.push(writeReadOnly(family, operation, root));
  }
  found.push(partOfResource(operation, operations, root));
  found.push(followAccepted(operation, operations, basePath), actAndRead(operation, operations, root));
  for (const family of families) {
    if (operation === family.create) found.push(createWithDefaults(family, root));
    if (operation === family.delete) found.push(...withoutParent(family, operations));
    if (operation === family.list) found.push(updateAndList(family));
  }
  if (operation.method === 'GET') found.push(partsOf(operation));
  return found;
}
