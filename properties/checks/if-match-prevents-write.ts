import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const ifMatchPreventsWrite = defineCheck({
  id: 'if-match-prevents-write',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A write whose If-Match names another version is not performed.',
  clause: rfc9110('13.1.1'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-stale-write'),
  *inspect(exchange) {
    const [before, write] = exchange.before;
    if (!before || !write || !isSuccess(write.response.status)) return;
    if (before.response.status === 404) {
      if (isSuccess(exchange.response.status))
        yield {
          expected: '412, and still nothing there',
          actual: `${write.response.status}, and it is there`,
          at: write.case.operation.pointer,
          keyword: 'absent',
          severity: 'error',
        };
      return;
    }
    const severity = field(before.response.headers, 'etag') === undefined ? 'warning' : 'error';
    const { operation } = write.case;
    if (write.request.method === 'DELETE') {
      if (exchange.response.status === 404 || exchange.response.status === 410)
        yield {
          expected: '412, and the resource still there',
          actual: `${write.response.status}, and it is gone`,
          at: operation.pointer,
          severity,
        };
      return;
    }
    const sent = sentObject(write);
    const [old, now] = [gotObject(before), gotObject(exchange)];
    if (!sent || !old || !now) return;
    // 2xx may mean "already so": only a change shows that the write was performed.
    const changed = Object.keys(sent).find((name) => !agrees(old[name], now[name]) && agrees(sent[name], now[name]));
    if (changed)
      yield {
        expected: '412, and nothing changed',
        actual: `${write.response.status}, and ${changed} changed`,
        at: operation.pointer,
        severity,
      };
  },
});
