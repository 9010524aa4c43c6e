import { isArray } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { rfc7396 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { gotObject, relates, sentObject } from './relation.ts';

export const mergePatchArraysReplaced = defineCheck({
  id: 'merge-patch-arrays-replaced',
  family: 'stateful',
  profile: 'merge-patch',
  level: 'MUST',
  severity: 'error',
  requirement: 'A merge patch replaces an array as a whole.',
  clause: rfc7396('1'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-array-merge-patch') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const write = exchange.before.at(-1);
    const [sent, now] = [write && sentObject(write), gotObject(exchange)];
    for (const [name, value] of Object.entries(sent ?? {})) {
      const there = now?.[name];
      if (write && isArray(value) && isArray(there) && there.length !== value.length)
        yield {
          expected: `${name} with ${value.length} item${value.length === 1 ? '' : 's'}, as sent`,
          actual: `${there.length} items`,
          at: write.case.operation.pointer,
          keyword: name,
          part: `/${name}`,
        };
    }
  },
});
