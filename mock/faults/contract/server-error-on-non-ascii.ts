import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onSuccess } from '../bend.ts';
import { holds } from '../request-values.ts';
import { isPlainText, requestPlaces, takesJson } from '../visible.ts';

/** Falls over on texts outside ASCII. */
export const serverErrorOnNonAscii: Fault = {
  id: 'server-error-on-non-ascii',
  family: 'contract',
  summary: 'falls over on texts outside ASCII',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: (operation, document) =>
    takesJson(operation) &&
    requestPlaces(operation, document).some(({ part, schema }) => part === 'body' && isPlainText(schema)),
  answer: onSuccess((answer, { request }) =>
    holds(request, (value) => typeof value === 'string' && /[^\x00-\x7F]/.test(value)) ? fellOver() : answer,
  ),
};
