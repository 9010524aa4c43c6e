import type { Operation } from '../../openapi/operation.ts';
import { join } from '../../openapi/pointer.ts';
import type { Change, Verdict } from '../change.ts';
import type { Matched } from '../surfaces/matched.ts';
import { daysAfter, type Notice } from './notice.ts';
import { isDate, removalOf, sunsetOf } from './removal.ts';

const LEVELS = ['draft', 'alpha', 'beta', 'stable'];

/** `x-stability-level`: drafts may change as they like. */
export function isOutsideGate({ source }: Operation): boolean {
  const level = source['x-stability-level'];
  return level === 'draft' || level === 'alpha';
}

/** An operation that is gone: sanctioned by deprecation and sunset, or breaking. */
export function removedOperation(old: Operation, pathGone: boolean, today: string): Change {
  const prefix = pathGone ? 'api-path-removed' : 'api-removed';
  const removal = isOutsideGate(old) ? ({ kind: 'sanctioned' } as const) : removalOf(old.source, today);
  const id =
    removal.kind === 'sanctioned'
      ? `${prefix}-with-deprecation`
      : removal.kind === 'early'
        ? `${prefix}-before-sunset`
        : `${prefix}-without-deprecation`;
  const breaks = removal.kind !== 'sanctioned';
  return {
    id,
    verdict: breaks ? 'breaking' : 'compatible',
    direction: 'both',
    operation: old.label,
    at: { old: old.pointer, new: '/paths' },
    message:
      removal.kind === 'early' ? `${old.label} is gone before its sunset on ${removal.sunset}` : `${old.label} is gone`,
    witness: breaks ? { kind: 'request', shown: old.label, validOld: true, validNew: false } : null,
  };
}

/** An operation that is new. */
export function addedOperation(fresh: Operation): Change {
  return {
    id: 'endpoint-added',
    verdict: 'compatible',
    direction: 'both',
    operation: fresh.label,
    at: { old: '/paths', new: fresh.pointer },
    message: `${fresh.label} is new`,
    witness: null,
  };
}

/** What changed of the promises on how long an operation stays, and of its name. */
export function lifecycleChanges(
  { old, new: fresh, label }: Matched,
  { today, notice }: { readonly today: string; readonly notice?: Notice },
): readonly Change[] {
  const changes: Change[] = [];
  const say = (id: string, verdict: Verdict, message: string, keyword: string): void => {
    changes.push({
      id,
      verdict,
      direction: 'both',
      operation: label,
      at: { old: placeOf(old, keyword), new: placeOf(fresh, keyword) },
      message,
      witness: verdict === 'breaking' ? { kind: 'rule', shown: message, validOld: true, validNew: false } : null,
    });
  };
  if (old.operationId !== undefined && old.operationId !== fresh.operationId)
    say(
      'api-operation-id-removed',
      'compatible',
      `the operationId ${old.operationId} is ${fresh.operationId === undefined ? 'gone' : `now ${fresh.operationId}`}`,
      'operationId',
    );
  if (!old.deprecated && fresh.deprecated)
    say('endpoint-deprecated', 'compatible', `${label} is deprecated now`, 'deprecated');
  if (old.deprecated && !fresh.deprecated)
    say('endpoint-reactivated', 'compatible', `${label} is no longer deprecated`, 'deprecated');
  const days = notice?.get(String(fresh.source['x-stability-level'] ?? 'stable')) ?? 0;
  sunsetRules(old, fresh, { today, days }, say);
  stabilityRules(old, fresh, say);
  return changes;
}

type Say = (id: string, verdict: Verdict, message: string, keyword: string) => void;

function sunsetRules(
  old: Operation,
  fresh: Operation,
  { today, days }: { readonly today: string; readonly days: number },
  say: Say,
): void {
  const earliest = daysAfter(today, days);
  const before = sunsetOf(old.source);
  const after = sunsetOf(fresh.source);
  const written = fresh.source['x-sunset'];
  if (fresh.deprecated && written !== undefined && (after === undefined || !isDate(after))) {
    say('api-deprecated-sunset-parse', 'breaking', `x-sunset ${JSON.stringify(written)} is no date`, 'x-sunset');
    return;
  }
  if (before !== undefined && after === undefined && fresh.deprecated)
    say('sunset-deleted', 'breaking', `the sunset on ${before} is no longer announced`, 'x-sunset');
  if (days > 0 && fresh.deprecated && !old.deprecated && after === undefined)
    say(
      'api-deprecated-sunset-missing',
      'breaking',
      `it is deprecated without a sunset, and ${days} days of notice are promised`,
      'deprecated',
    );
  if (after === undefined || !isDate(after) || !fresh.deprecated) return;
  if (before !== undefined && isDate(before)) {
    // Where notice is promised, a sunset may move forward as far as the notice allows.
    if (after < before && (days === 0 || after < earliest))
      say(
        'api-sunset-date-changed-too-small',
        'breaking',
        `the sunset moved forward from ${before} to ${after}`,
        'x-sunset',
      );
  } else if (after < earliest)
    say(
      'api-sunset-date-too-small',
      'breaking',
      days === 0
        ? `the sunset on ${after} was over when it was announced`
        : `the sunset on ${after} is less than ${days} days after its announcement`,
      'x-sunset',
    );
}

function stabilityRules(old: Operation, fresh: Operation, say: Say): void {
  const before = old.source['x-stability-level'];
  const after = fresh.source['x-stability-level'];
  if (after !== undefined && !LEVELS.includes(String(after))) {
    say(
      'api-invalid-stability-level',
      'breaking',
      `x-stability-level ${JSON.stringify(after)} is no level`,
      'x-stability-level',
    );
    return;
  }
  if (before === undefined || before === after) return;
  const [was, is] = [before, after ?? 'stable'].map((level) => LEVELS.indexOf(String(level)));
  if (was === undefined || is === undefined || was === is) return;
  if (after === undefined || is < was)
    say(
      'api-stability-decreased',
      'breaking',
      `the stability ${String(before)} is now ${String(after ?? 'not said')}`,
      'x-stability-level',
    );
  else
    say(
      'api-stability-increased',
      'compatible',
      `the stability ${String(before)} is now ${String(after)}`,
      'x-stability-level',
    );
}

function placeOf({ pointer, source }: Operation, keyword: string): string {
  return Object.hasOwn(source, keyword) ? join(pointer, keyword) : pointer;
}
