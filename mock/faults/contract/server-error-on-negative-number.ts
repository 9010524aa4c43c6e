import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onSuccess } from '../bend.ts';
import { holds } from '../request-values.ts';
import { requestPlaces, takesJson } from '../visible.ts';

/** Falls over on numbers below zero. */
export const serverErrorOnNegativeNumber: Fault = {
  id: 'server-error-on-negative-number',
  family: 'contract',
  summary: 'falls over on numbers below zero',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: (operation, document) =>
    takesJson(operation) &&
    requestPlaces(operation, document).some(
      ({ part, schema }) =>
        part === 'body' &&
        (schema.type === 'number' || schema.type === 'integer') &&
        schema.minimum === undefined &&
        schema.exclusiveMinimum === undefined &&
        schema.enum === undefined,
    ),
  answer: onSuccess((answer, { request }) =>
    holds(request, (value) => typeof value === 'number' && value < 0) ? fellOver() : answer,
  ),
};
