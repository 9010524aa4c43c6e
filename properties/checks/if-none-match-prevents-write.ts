import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const ifNoneMatchPreventsWrite = defineCheck({
  id: 'if-none-match-prevents-write',
  family: 'stateful',
  level: 'MUST',
  severity: 'error',
  requirement: 'A write whose If-None-Match names what is there is not performed.',
  clause: rfc9110('13.1.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-create-only'),
  *inspect(exchange) {
    const [before, write] = exchange.before;
    if (!before || !write || !isSuccess(before.response.status) || !isSuccess(write.response.status)) return;
    const [old, now, sent] = [gotObject(before), gotObject(exchange), sentObject(write)];
    // 2xx may mean that it is so already: only a change shows that the write was performed.
    const changed = Object.keys(sent ?? {}).find(
      (name) => !agrees(old?.[name], now?.[name]) && agrees(sent?.[name], now?.[name]),
    );
    if (changed === undefined) return;
    const star = field(write.request.headers, 'if-none-match') === '*';
    yield {
      expected: '412, and nothing changed',
      actual: `${write.response.status}, and ${changed} changed`,
      at: write.case.operation.pointer,
      keyword: star ? 'any' : 'tag',
    };
  },
});
