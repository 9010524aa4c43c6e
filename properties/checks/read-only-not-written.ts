import { defineCheck } from '../check.ts';
import { readOnlyMembers } from '../workflows/written-members.ts';
import { openapi } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const readOnlyNotWritten = defineCheck({
  id: 'read-only-not-written',
  family: 'stateful',
  level: 'document',
  severity: 'warning',
  requirement: 'A member that is read-only is not what a request says of it.',
  clause: openapi('Schema Object'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-read-only') && isSuccess(exchange.response.status),
  *inspect(exchange, { document }) {
    const [before, write] = exchange.before;
    const [old, now, sent] = [before && gotObject(before), gotObject(exchange), write && sentObject(write)];
    if (!write || !old || !now || !sent || !isSuccess(write.response.status)) return;
    for (const { name } of readOnlyMembers(write.case.operation, exchange.case.operation, document.root)) {
      if (!Object.hasOwn(sent, name) || !Object.hasOwn(now, name)) continue;
      if (agrees(sent[name], old[name]) || !agrees(sent[name], now[name])) continue;
      yield {
        expected: `${name}, which is read-only, as the server has it`,
        actual: `${excerpt(now[name])}, which the request said`,
        at: write.case.operation.pointer,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});
