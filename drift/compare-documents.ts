import type { ApiDocument } from '../openapi/api-document.ts';
import type { Operation } from '../openapi/operation.ts';
import type { Change } from './change.ts';
import { addedOperation, isOutsideGate, lifecycleChanges, removedOperation } from './lifecycle/operation.ts';
import { versionChanges } from './lifecycle/version.ts';
import { createDocuments, type Documents, type DriftOptions } from './surfaces/documents.ts';
import { blanked, type Matched } from './surfaces/matched.ts';
import { type Outgoing, outgoingOf } from './surfaces/outgoing.ts';
import { parameterChanges } from './surfaces/parameters.ts';
import { requestBodyChanges } from './surfaces/request-body.ts';
import { responseChanges } from './surfaces/responses.ts';
import { securityChanges } from './surfaces/security.ts';
import { schemeAddressChanges } from './surfaces/security-schemes.ts';
import { serverChanges } from './surfaces/servers.ts';

/** A document, and those of its operations that are compared. */
export interface Compared {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
}

/**
 * Every change between two documents that somebody may notice on the wire, or was promised, judged for the readers of the
 * old one. Two documents that say the same in other words have none. Never throws; the same for the same documents.
 */
export function compareDocuments(old: Compared, fresh: Compared, options: DriftOptions): readonly Change[] {
  const documents = createDocuments(old.document, fresh.document, options);
  const before = new Map(old.operations.map((operation) => [blanked(operation.label), operation]));
  const after = new Map(fresh.operations.map((operation) => [blanked(operation.label), operation]));
  const paths = new Set(fresh.operations.map(({ path }) => blanked(path)));
  const matched: Matched[] = [];
  const changes: Change[] = [];
  for (const [key, operation] of before) {
    const other = after.get(key);
    if (other) matched.push({ old: operation, new: other, label: other.label, sends: 'old' });
    else changes.push(removedOperation(operation, !paths.has(blanked(operation.path)), options.today));
  }
  for (const [key, operation] of after) if (!before.has(key)) changes.push(addedOperation(operation));
  changes.push(...serverChanges(documents, matched), ...securityChanges(documents, matched));
  changes.push(...schemeAddressChanges(documents, matched));
  for (const each of matched) changes.push(...ofOperation(documents, each));
  changes.push(...outgoingChanges(documents, matched));
  const distinct = distinctly(changes);
  return [...distinct, ...versionChanges(old.document, fresh.document, distinct, options)];
}

function ofOperation(documents: Documents, matched: Matched): readonly Change[] {
  const changes = [
    ...lifecycleChanges(matched, documents),
    ...parameterChanges(documents, matched),
    ...requestBodyChanges(documents, matched),
    ...responseChanges(documents, matched),
  ];
  if (!isOutsideGate(matched.old)) return changes;
  return changes.map((change) =>
    change.verdict === 'compatible' || change.witness?.kind === 'rule'
      ? change
      : {
          ...change,
          verdict: 'compatible',
          message: `${change.message} (${String(matched.old.source['x-stability-level'])}: outside of the gate)`,
          witness: null,
        },
  );
}

/** Webhooks and callbacks: the server sends the requests, by the new document, to clients of the old one. */
function outgoingChanges(documents: Documents, matched: readonly Matched[]): readonly Change[] {
  const old = outgoingOf(
    documents.old,
    matched.map((each) => each.old),
  );
  const fresh = outgoingOf(
    documents.new,
    matched.map((each) => each.new),
  );
  const changes: Change[] = [];
  for (const before of old) {
    const after = fresh.find(({ key }) => key === before.key);
    if (!after) changes.push(goneOutgoing(before));
    else
      changes.push(
        ...ofOperation(documents, {
          old: before.operation,
          new: after.operation,
          label: after.operation.label,
          sends: 'new',
        }),
      );
  }
  for (const { key, kind, operation } of fresh)
    if (!old.some((before) => before.key === key))
      changes.push({
        id: `${kind}-added`,
        verdict: 'compatible',
        direction: 'response',
        operation: operation.label,
        at: { old: kind === 'webhook' ? '/webhooks' : '/paths', new: operation.pointer },
        message: `${operation.label} is new`,
        witness: null,
      });
  return changes;
}

function goneOutgoing({ kind, operation: { label, pointer } }: Outgoing): Change {
  return {
    id: `${kind}-removed`,
    verdict: 'breaking',
    direction: 'response',
    operation: label,
    at: { old: pointer, new: kind === 'webhook' ? '/webhooks' : '/paths' },
    message: `${label} is no longer called`,
    witness: { kind: 'request', shown: label, validOld: true, validNew: false },
  };
}

/** One change of one statement and operation, however many ways lead to it: the gravest. */
function distinctly(changes: readonly Change[]): readonly Change[] {
  const found = new Map<string, Change>();
  for (const change of changes) {
    const key = [change.id, change.operation, change.direction, change.at.old, change.at.new].join(' ');
    const before = found.get(key);
    if (!before || (before.verdict !== 'breaking' && change.verdict === 'breaking')) found.set(key, change);
  }
  return [...found.values()];
}
