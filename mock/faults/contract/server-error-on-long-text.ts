import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onSuccess } from '../bend.ts';
import { holds } from '../request-values.ts';
import { isPlainText, requestPlaces, takesJson } from '../visible.ts';

/** Falls over on texts of more than 200 characters. */
export const serverErrorOnLongText: Fault = {
  id: 'server-error-on-long-text',
  family: 'contract',
  summary: 'falls over on texts of more than 200 characters',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: (operation, document) =>
    takesJson(operation) &&
    requestPlaces(operation, document).some(({ part, schema }) => part === 'body' && isPlainText(schema)),
  answer: onSuccess((answer, { request }) =>
    holds(request, (value) => typeof value === 'string' && value.length > 200) ? fellOver() : answer,
  ),
};
