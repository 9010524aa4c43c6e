import type { Fault } from '../../fault.ts';
import { coerced } from '../coerced.ts';
import { requestPlaces } from '../visible.ts';

/** Takes the text of a number or boolean for it. */
export const typesCoerced: Fault = {
  id: 'types-coerced',
  family: 'contract',
  summary: 'takes the text of a number or boolean for it',
  provokes: 'coercion-refused',
  also: ['invalid-rejected'],
  appliesTo: (operation, document) =>
    requestPlaces(operation, document).some(({ part, schema }) => part === 'body' && coerced(schema) !== schema),
  schema: coerced,
};
