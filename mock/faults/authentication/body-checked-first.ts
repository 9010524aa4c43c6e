import { isJson } from '../../../http/media-type.ts';
import type { ApiDocument } from '../../../openapi/api-document.ts';
import type { Operation } from '../../../openapi/operation.ts';
import type { Fault, MockRequest } from '../../fault.ts';
import { parseJson } from '../../judge/wire.ts';
import { onRefusal } from '../bend.ts';
import { validatorsOf } from '../sample-answers.ts';

/** Tells those without credentials that their body is invalid. */
export const bodyCheckedFirst: Fault = {
  id: 'body-checked-first',
  family: 'authentication',
  summary: 'tells those without credentials that their body is invalid',
  provokes: 'credentials-checked-first',
  also: [
    'body-matches-schema',
    'content-type-documented',
    'headers-match-schema',
    'authentication-status',
    'problem-status-matches',
  ],
  appliesTo: (operation) =>
    jsonBody(operation) !== undefined &&
    operation.responses.has('400') &&
    operation.security.length > 0 &&
    operation.security.every((alternative) => alternative.length > 0),
  answer: onRefusal(['credentials'], (answer, { request, operation, document, refusal }) =>
    refusal?.presented === false && isInvalid(request, operation, document) ? { ...answer, status: 400 } : answer,
  ),
};

function jsonBody({ requestBody }: Operation): string | undefined {
  return requestBody?.content.find(({ range }) => isJson(range))?.schema;
}

function isInvalid({ body, headers }: MockRequest, operation: Operation, document: ApiDocument): boolean {
  const schema = jsonBody(operation);
  if (schema === undefined || body.length === 0 || !isJson(headers['content-type'] ?? '')) return false;
  const parsed = parseJson(body);
  return parsed === undefined || !validatorsOf(document).for(schema, 'request').accepts(parsed.value);
}
