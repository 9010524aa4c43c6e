import { isObject, type JsonObject } from '../../openapi/json.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { rfc9205 } from './clauses.ts';
import { isJsonAnswer, isSuccess } from './guards.ts';

export const statusAgreesWithBody = defineCheck({
  id: 'status-agrees-with-body',
  family: 'protocol',
  level: 'convention',
  severity: 'off',
  requirement: 'A successful status does not come with a body that says that the request failed.',
  clause: rfc9205('4.6'),
  appliesTo: (exchange) => isSuccess(exchange.response.status) && isJsonAnswer(exchange),
  *inspect({ case: { operation }, response }) {
    const body = jsonBody(response);
    const said = isObject(body) ? failureIn(body) : undefined;
    if (said !== undefined)
      yield { expected: 'a body that agrees with the status', actual: said, at: operation.pointer };
  },
});

function failureIn({ error, errors, success, status }: JsonObject): string | undefined {
  if (success === false) return 'success: false';
  if (typeof status === 'number' && status >= 400 && status <= 599) return `status: ${status}`;
  if (isObject(error) || (typeof error === 'string' && error !== '')) return 'an error';
  return Array.isArray(errors) && errors.length > 0 ? 'errors' : undefined;
}
