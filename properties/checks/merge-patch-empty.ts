import { defineCheck } from '../check.ts';
import { rfc7396 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { gotObject, relates } from './relation.ts';
import { changedMember } from './unchanged.ts';

export const mergePatchEmpty = defineCheck({
  id: 'merge-patch-empty',
  family: 'stateful',
  profile: 'merge-patch',
  level: 'MUST',
  severity: 'warning',
  requirement: 'An empty merge patch changes nothing.',
  clause: rfc7396('2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-empty-merge-patch') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [before, write] = exchange.before;
    const [old, now] = [before && gotObject(before), gotObject(exchange)];
    const changed = old && now && changedMember(old, now);
    if (write && changed !== undefined)
      yield {
        expected: `${changed} stays as it was`,
        actual: 'it changed',
        at: write.case.operation.pointer,
        keyword: changed,
        part: `/${changed}`,
      };
  },
});
