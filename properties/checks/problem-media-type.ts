import { field } from '../../http/fields.ts';
import { isObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9457 } from './clauses.ts';
import { isJsonAnswer } from './guards.ts';

const MEMBERS = ['type', 'title', 'status', 'detail'];

export const problemMediaType = defineCheck({
  id: 'problem-media-type',
  family: 'protocol',
  profile: 'problem-details',
  level: 'convention',
  severity: 'off',
  requirement: 'A body with the members of a problem is labelled as one.',
  clause: rfc9457('3'),
  appliesTo: (exchange) => exchange.response.status >= 400 && isJsonAnswer(exchange),
  *inspect({ case: { operation }, response }) {
    const contentType = field(response.headers, 'content-type') ?? '';
    const body = jsonBody(response);
    if (/^application\/problem\+json\b/i.test(contentType) || !isObject(body)) return;
    if (MEMBERS.filter((name) => body[name] !== undefined).length >= 2)
      yield {
        expected: 'application/problem+json',
        actual: contentType.slice(0, 60),
        at: operation.pointer,
        part: 'header Content-Type',
      };
  },
});
