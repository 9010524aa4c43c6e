import { isObject, type JsonObject } from '../../openapi/json.ts';
import { type Deviation, defineCheck } from '../check.ts';
import { rfc7396 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

/** What servers compute with every write. */
const COMPUTED = /(updated|modified|changed|version|revision|etag|last)/i;

export const mergePatchApplied = defineCheck({
  id: 'merge-patch-applied',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A merge patch removes what it sets to null, merges objects, and leaves the rest as it was.',
  clause: rfc7396('2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-merge-patch') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [before, write] = exchange.before;
    const old = before && gotObject(before);
    const patch = write && sentObject(write);
    const now = gotObject(exchange);
    if (old && patch && now) yield* unmerged(old, patch, now, '', write.case.operation.pointer);
  },
});

function* unmerged(old: JsonObject, patch: JsonObject, now: JsonObject, part: string, at: string): Iterable<Deviation> {
  for (const [name, before] of Object.entries(old)) {
    const change = patch[name];
    const there = now[name];
    const place = { at, keyword: name, part: `${part}/${name}` };
    if (change === null) {
      // Some write a member that is not there as null.
      if (there !== undefined && there !== null)
        yield { expected: `${name} is removed`, actual: excerpt(there), ...place };
    } else if (isObject(change) && isObject(before)) {
      if (isObject(there)) yield* unmerged(before, change, there, `${part}/${name}`, at);
    } else if (change === undefined && !COMPUTED.test(name) && !agrees(before, there))
      yield {
        expected: `${name} stays ${excerpt(before)}`,
        actual: there === undefined ? 'it is gone' : excerpt(there),
        ...place,
      };
  }
}
