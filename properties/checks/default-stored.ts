import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { defaultsOf } from '../workflows/written-members.ts';
import { openapi } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, isAlike, relates, sentObject } from './relation.ts';
import { mayShow, mustShow, showsValid } from './showing.ts';

export const defaultStored = defineCheck({
  id: 'default-stored',
  family: 'stateful',
  level: 'document',
  severity: 'warning',
  requirement: 'A member that a request leaves out is what its default says.',
  clause: openapi('Schema Object'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-lesser-create') && isSuccess(exchange.response.status),
  *inspect(exchange, context) {
    const write = exchange.before.at(-1);
    const [sent, got] = [write && sentObject(write), gotObject(exchange)];
    if (!write || !sent || !got || !isSuccess(write.response.status)) return;
    for (const [name, value] of Object.entries(defaultsOf(write.case.operation, context.document.root))) {
      if (value === undefined || value === null || Object.hasOwn(sent, name)) continue;
      const there = Object.hasOwn(got, name) ? got[name] : undefined;
      if (agrees(value, there) || !showsValid(exchange, name, context) || !mayShow(exchange, name, value, context))
        continue;
      // What is not shown may be so because it is the default: an empty one goes without saying.
      if (there === undefined && (isEmpty(value) || !mustShow(exchange, name, context))) continue;
      // Answers may show a member otherwise than requests write it.
      if (there !== undefined && there !== null && !isAlike(value, there)) continue;
      yield {
        expected: `${name} is ${excerpt(value)}, its default`,
        actual: there === undefined ? 'there is none' : excerpt(there),
        at: write.case.operation.pointer,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});

function isEmpty(value: Json): boolean {
  if (isArray(value)) return value.length === 0;
  return isObject(value) ? Object.keys(value).length === 0 : value === false || value === 0 || value === '';
}
