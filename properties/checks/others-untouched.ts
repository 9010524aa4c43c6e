import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const othersUntouched = defineCheck({
  id: 'others-untouched',
  family: 'stateful',
  level: 'convention',
  severity: 'error',
  requirement: 'A write is carried out on the resource that it names, and on no other.',
  clause: rfc9110('9.3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-other-write'),
  *inspect({ before: [then, write], response, ...exchange }) {
    if (!then || !write || !isSuccess(then.response.status) || !isSuccess(write.response.status)) return;
    const at = write.case.operation.pointer;
    if (response.status === 404 || response.status === 410) {
      yield { expected: 'another resource, as it was', actual: `${response.status}: it is gone`, at, keyword: 'gone' };
      return;
    }
    const sent = sentObject(write);
    const [old, now] = [gotObject(then), gotObject({ ...exchange, before: [], response })];
    if (!sent || !old || !now) return;
    for (const [name, value] of Object.entries(sent)) {
      // What moves by itself does not move to what was sent to somebody else.
      if (value === null || !Object.hasOwn(old, name) || agrees(value, old[name]) || !agrees(value, now[name]))
        continue;
      yield {
        expected: `${name} of another resource stays ${excerpt(old[name])}`,
        actual: `${excerpt(now[name])}, which was sent for this one`,
        at,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});
