import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { isSafe } from '../engine/safety.ts';
import { templatesOf } from '../engine/templates.ts';
import { profileScenarios } from '../profiles/index.ts';
import { conditionalGet, staleWrite } from './conditional.ts';
import { createAndList, deleteAndList } from './create-and-list.ts';
import { createAndRead, createWholeAndRead } from './create-and-read.ts';
import { deleteAndRead } from './delete.ts';
import { duplicateMembers } from './duplicate-members.ts';
import { failedReference, failedWrite } from './failed-write.ts';
import { familiesAt } from './family.ts';
import { filteredAndSorted } from './filtered-and-sorted.ts';
import { createAndFollowLocation } from './follow-location.ts';
import { hiddenResource } from './hidden-resources.ts';
import { leftOut } from './left-out.ts';
import { followLink } from './links.ts';
import { listBounds } from './list-bounds.ts';
import { malformedFramings, malformedHosts } from './malformed-requests.ts';
import { mergePatchAndRead } from './merge-patch.ts';
import { pages } from './pages.ts';
import { patchAndRead } from './patch.ts';
import { preconditionsInOrder } from './preconditions-in-order.ts';
import { putCreates } from './put-creates.ts';
import { headAfterGet, safeRead } from './reading.ts';
import { replaceAndRead } from './replace.ts';
import type { Scenario } from './scenario.ts';
import { stateScenarios } from './state-scenarios.ts';
import { upsertAndRead } from './upsert.ts';
import { varying } from './varying.ts';

/** What scenarios are planned from: no request is sent to plan. */
export interface Plan {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  readonly basePath: string;
  readonly readOnly: boolean;
  /** The rule sets that are on. */
  readonly profiles?: readonly string[];
  /** Ids of the checks that are on, for sequences that serve only what is off unless asked for. */
  readonly checks?: ReadonlySet<string>;
  /** True when the target is the embedded mock. */
  readonly embedded?: boolean;
  /** True when a second identity was supplied. */
  readonly second?: boolean;
}

/** The sequences that begin at this operation, in a fixed order: their index is part of an address. */
export function scenariosFor(operation: Operation, plan: Plan): readonly Scenario[] {
  const { operations, basePath, readOnly, checks, second = false } = plan;
  const wanted = (id: string): boolean => checks?.has(id) ?? false;
  const families = familiesAt(operation, operations);
  const found: (Scenario | undefined)[] = [];
  for (const family of families) {
    if (operation === family.create)
      found.push(createAndRead(family), createAndFollowLocation(family, basePath), createAndList(family));
    if (operation === family.list)
      found.push(
        ...(['field', 'body'] as const).map((style) =>
          pages(readOnly ? { ...family, create: undefined } : family, style),
        ),
      );
    if (operation === family.replace)
      found.push(
        replaceAndRead(family),
        failedWrite(family, operation),
        family.create && staleWrite(family, operation),
      );
    if (operation === family.patch)
      found.push(
        patchAndRead(family),
        failedWrite(family, operation),
        family.create && staleWrite(family, operation),
        mergePatchAndRead(family),
      );
    if (operation === family.delete) found.push(deleteAndRead(family), family.create && staleWrite(family, operation));
  }
  if (operation.method === 'GET') {
    const head = templatesOf(operations).operationAt('HEAD', operation.path);
    found.push(conditionalGet(operation), safeRead(operation), headAfterGet(operation, head));
  }
  for (const response of operation.responses.values()) {
    if (!/^(2|default)/.test(response.status)) continue;
    for (const link of response.links)
      found.push(
        followLink(
          operation,
          link,
          operations.find(({ label }) => label === link.operation),
        ),
      );
  }
  for (const family of families) {
    if (operation === family.create) found.push(duplicateMembers(family));
    if (operation === family.replace) found.push(putCreates(family));
    if (operation === family.read) found.push(hiddenResource(family, second));
  }
  if (operation.method === 'GET') {
    if (wanted('vary-complete')) found.push(...varying(operation));
    if (wanted('precondition-order')) found.push(preconditionsInOrder(operation));
  }
  if (wanted('host-validated')) found.push(malformedHosts(operation, operations));
  if (wanted('framing-validated')) found.push(malformedFramings(operation, operations));
  for (const family of families) {
    if (operation !== family.create) continue;
    for (const which of ['whole', 'least', 'most', 'spelt'] as const) found.push(createWholeAndRead(family, which));
  }
  for (const family of families)
    if (operation === family.list) found.push(pages(readOnly ? { ...family, create: undefined } : family, 'offset'));
  for (const family of families) if (operation === family.delete) found.push(deleteAndList(family));
  for (const family of families) if (operation === family.replace) found.push(upsertAndRead(family));
  for (const family of families)
    if (operation === family.replace || operation === family.patch) found.push(failedReference(family, operation));
  found.push(...stateScenarios(operation, families, { root: plan.document.root, operations, basePath }));
  found.push(filteredAndSorted(operation, operations, { root: plan.document.root, readOnly }));
  for (const family of families)
    if (operation === family.list) found.push(listBounds(readOnly ? { ...family, create: undefined } : family));
  found.push(leftOut(operation, operations, { root: plan.document.root, readOnly }));
  // Last, so that the addresses of the others stay what they are without profiles.
  found.push(...profileScenarios(operation, plan));
  const scenarios = found.filter((scenario): scenario is Scenario => scenario !== undefined);
  return readOnly && !isSafe(operation.method) ? [] : scenarios;
}
