import { defineCheck } from '../check.ts';
import { differenceShown } from '../lists/difference-shown.ts';
import { openapi } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

export const parameterDefaultAssumed = defineCheck({
  id: 'parameter-default-assumed',
  family: 'stateful',
  level: 'document',
  severity: 'warning',
  requirement: 'A parameter that is left out means what its documented default means.',
  clause: openapi('Schema Object'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'default-stated-twice') && isSuccess(exchange.response.status),
  *inspect(exchange) {
    const { parameters, operation } = exchange.case;
    const [left, again, leftAgain] = exchange.before;
    if (!left || !again || !leftAgain) return;
    const given = parameters.find((one) =>
      left.case.parameters.every((other) => other.in !== one.in || other.name !== one.name),
    );
    const parameter = operation.parameters.find((one) => one.in === given?.in && one.name === given.name);
    if (!given || !('value' in given) || !parameter) return;
    const { name, pointer } = parameter;
    // What changes by itself says nothing of its parameters.
    if (differenceShown(left, leftAgain, name) !== undefined) return;
    if (differenceShown(exchange, again, name) !== undefined) return;
    const place = differenceShown(left, exchange, name);
    if (place === undefined) return;
    yield {
      expected: `the answer that ${name} ${excerpt(given.value)} gets, which is its default`,
      actual: place === '/' ? 'another' : `another: they differ at ${place}`,
      at: pointer,
      keyword: name,
    };
  },
});
