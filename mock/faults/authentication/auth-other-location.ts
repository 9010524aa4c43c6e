import type { Fault } from '../../fault.ts';
import { elsewhere } from '../elsewhere.ts';
import { learntSchemesOf } from '../visible.ts';

/** Takes the key from other places too. */
export const authOtherLocation: Fault = {
  id: 'auth-other-location',
  family: 'authentication',
  summary: 'takes the key from other places too',
  provokes: 'credential-syntax-enforced',
  also: ['authentication-enforced'],
  appliesTo: (operation) => learntSchemesOf(operation).some((scheme) => scheme.type === 'apiKey'),
  credential: ({ scheme, request, known }) =>
    scheme.type === 'apiKey' && [...known].some((secret) => elsewhere(request, secret)) ? true : undefined,
};
