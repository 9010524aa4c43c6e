import type { Fault } from '../../fault.ts';
import { isIdentifying } from '../identifying.ts';
import { isBreakable, requestPlaces } from '../visible.ts';

/** Carries out invalid requests. */
export const acceptAnything: Fault = {
  id: 'accept-anything',
  family: 'contract',
  summary: 'carries out invalid requests',
  provokes: 'invalid-rejected',
  also: ['coercion-refused'],
  appliesTo: (operation, document, all) =>
    requestPlaces(operation, document).some(
      (place) => isBreakable(place) && !(place.part === 'path' && isIdentifying(operation, place.name, document, all)),
    ),
  forgives: ['parameter', 'body-schema', 'body-missing'],
};
