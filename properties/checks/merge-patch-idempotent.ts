import { defineCheck } from '../check.ts';
import { rfc7396 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { gotObject, relates } from './relation.ts';
import { changedMember } from './unchanged.ts';

export const mergePatchIdempotent = defineCheck({
  id: 'merge-patch-idempotent',
  family: 'stateful',
  profile: 'merge-patch',
  level: 'MUST',
  severity: 'warning',
  requirement: 'The same merge patch again leaves what the first one left.',
  clause: rfc7396('2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-merge-patch-again') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const [once, write] = exchange.before;
    const [old, now] = [once && gotObject(once), gotObject(exchange)];
    const changed = old && now && changedMember(old, now);
    if (write && changed !== undefined)
      yield {
        expected: `${changed} as the first patch left it`,
        actual: 'the second changed it',
        at: write.case.operation.pointer,
        keyword: changed,
        part: `/${changed}`,
      };
  },
});
