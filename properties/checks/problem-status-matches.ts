import { field } from '../../http/fields.ts';
import { isObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9457 } from './clauses.ts';

export const problemStatusMatches = defineCheck({
  id: 'problem-status-matches',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'The member status of a problem is the status of the response.',
  clause: rfc9457('3.1.2'),
  appliesTo: ({ response }) =>
    (field(response.headers, 'content-type') ?? '').toLowerCase().startsWith('application/problem+json'),
  *inspect({ case: { operation }, response }) {
    const body = jsonBody(response);
    if (isObject(body) && typeof body.status === 'number' && body.status !== response.status)
      yield {
        expected: `status ${response.status}`,
        actual: `status ${body.status}`,
        at: operation.pointer,
        part: '/status',
      };
  },
});
