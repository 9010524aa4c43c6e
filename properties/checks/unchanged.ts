import type { JsonObject } from '../../openapi/json.ts';
import { agrees } from './relation.ts';

/** What servers compute with every write. */
const COMPUTED = /(updated|modified|changed|version|revision|etag|last)/i;

/** The first member, of those that servers do not compute, that is not what it was; `undefined` where all are. */
export function changedMember(before: JsonObject, after: JsonObject): string | undefined {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].find(
    (name) =>
      !COMPUTED.test(name) && !(agrees(before[name] ?? null, after[name]) && agrees(after[name] ?? null, before[name])),
  );
}
