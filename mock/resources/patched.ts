import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Lapse, MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import { sameMembers } from './lapsed.ts';
import { mergePatch, withoutNulls } from './merge-patch.ts';
import type { Model } from './model.ts';

/** What a patch makes of the members that are there: by RFC 7396, but for what this plan forgets. */
export function patched(
  { minimal, valid }: Pick<Model, 'minimal' | 'valid'>,
  { lapses }: Pick<Plan, 'lapses'>,
  old: JsonObject,
  patch: JsonObject,
  { headers }: Pick<MockRequest, 'headers'>,
): JsonObject {
  const has = (lapse: Lapse): boolean => lapses.has(lapse);
  if (has('merge-patch-empty-clears') && Object.keys(patch).length === 0) return minimal;
  const base = has('patch-drops-others') ? minimal : old;
  if (has('merge-patch-replaces')) return { ...base, ...withoutNulls(patch) };
  const twice = has('merge-patch-accumulates') && sameMembers(old, patch);
  const said = has('merge-patch-appends') ? byMember(patch, (value, name) => appended(old[name], value)) : patch;
  // An object patched by an object.
  const isMerge = /merge-patch/i.test(headers['content-type'] ?? '');
  const deep = mergePatch(base, said, !isMerge) as JsonObject;
  // A plain patch may as well replace a member as a whole: what is merged of two choices is often neither.
  const whole = { ...base, ...said };
  const merged = !isMerge && !valid(deep) && valid(whole) ? whole : deep;
  return twice ? byMember(merged, (value, name) => (Object.hasOwn(patch, name) ? more(value) : value)) : merged;
}

function byMember(body: JsonObject, change: (value: Json, name: string) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, change(value, name)] as const],
    ),
  );
}

function appended(old: Json | undefined, value: Json): Json {
  return isArray(old) && isArray(value) ? [...old, ...value] : value;
}

/** The value with itself added. */
function more(value: Json): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}${value.slice(-1) || '+'}`;
  if (typeof value === 'boolean') return !value;
  return isArray(value) ? [...value, ...value] : value;
}
