import type { Fault } from '../../fault.ts';
import { isBasic, isBearer, schemesOf } from '../visible.ts';

/** Knows the scheme in one spelling only. */
export const authSchemeCaseSensitive: Fault = {
  id: 'auth-scheme-case-sensitive',
  family: 'authentication',
  summary: 'knows the scheme in one spelling only',
  provokes: 'valid-credentials-accepted',
  also: ['valid-accepted'],
  appliesTo: (operation) => schemesOf(operation).some((scheme) => isBearer(scheme) || isBasic(scheme)),
  credential: ({ request, scheme }) =>
    (isBearer(scheme) || isBasic(scheme)) && /^(bearer|basic|BEARER|BASIC) /.test(request.headers.authorization ?? '')
      ? false
      : undefined,
};
