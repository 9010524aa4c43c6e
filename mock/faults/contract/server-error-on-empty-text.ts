import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onSuccess } from '../bend.ts';
import { holds } from '../request-values.ts';
import { isPlainText, requestPlaces, takesJson } from '../visible.ts';

/** Falls over on an empty text. */
export const serverErrorOnEmptyText: Fault = {
  id: 'server-error-on-empty-text',
  family: 'contract',
  summary: 'falls over on an empty text',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: (operation, document) =>
    takesJson(operation) &&
    requestPlaces(operation, document).some(({ part, schema }) => part === 'body' && isPlainText(schema)),
  answer: onSuccess((answer, { request }) => (holds(request, (value) => value === '') ? fellOver() : answer)),
};
