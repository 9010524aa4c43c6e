import { field } from '../../http/fields.ts';
import { isObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9457 } from './clauses.ts';

const TYPES: Readonly<Record<string, string>> = {
  type: 'string',
  title: 'string',
  detail: 'string',
  instance: 'string',
  status: 'number',
};

export const problemMembersTyped = defineCheck({
  id: 'problem-members-typed',
  family: 'protocol',
  level: 'MUST',
  severity: 'warning',
  requirement: 'The members of a problem have the types of RFC 9457.',
  clause: rfc9457('3.1'),
  appliesTo: ({ response }) =>
    (field(response.headers, 'content-type') ?? '').toLowerCase().startsWith('application/problem+json'),
  *inspect({ case: { operation }, response }) {
    const body = jsonBody(response);
    if (!isObject(body)) return;
    for (const [name, type] of Object.entries(TYPES)) {
      const value = body[name];
      if (value !== undefined && typeof value !== type)
        yield {
          expected: `${name} is a ${type}`,
          actual: JSON.stringify(value).slice(0, 60),
          at: operation.pointer,
          keyword: name,
          part: `/${name}`,
        };
    }
  },
});
