import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';
import { showsValid } from './showing.ts';

export const writtenIsShown = defineCheck({
  id: 'written-is-shown',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The answer to a write shows the resource as the write left it.',
  clause: rfc9110('15.3.1'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, 'read-after-replace', 'read-after-patch') && isSuccess(exchange.response.status),
  *inspect(exchange, context) {
    const write = exchange.before.at(-1);
    if (write?.response.status !== 200) return;
    const [sent, told, now] = [sentObject(write), gotObject(write), gotObject(exchange)];
    if (!sent || !told || !now || told.id !== now.id) return;
    const described = context.judge.responseFor(write.case.operation, 200)?.description ?? '';
    if (/\b(previous|former|old|before)\b/i.test(described)) return;
    // An excerpt, or something else than the resource, says nothing.
    const names = Object.keys(now);
    if (names.filter((name) => Object.hasOwn(told, name)).length * 2 <= names.length) return;
    for (const [name, value] of Object.entries(sent)) {
      const there = told[name];
      if (value === null || typeof value === 'object' || typeof there !== typeof value) continue;
      // What is read is what was sent: then it is not the server's own spelling that differs.
      if (!agrees(value, now[name]) || agrees(value, there) || !showsValid(write, name, context)) continue;
      yield {
        expected: `${name} is ${excerpt(value)}, as is read afterwards`,
        actual: excerpt(there),
        at: write.case.operation.pointer,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});
