import type { Fault } from '../../fault.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Asks for no credentials where the content is left out. */
export const authHeadOpen: Fault = {
  id: 'auth-head-open',
  family: 'authentication',
  summary: 'asks for no credentials where the method is HEAD',
  provokes: 'authentication-enforced',
  also: [],
  appliesTo: (operation) => operation.method === 'GET' && schemesOf(operation).some(isJudged),
  credential: ({ presented, request }) =>
    request.method === 'HEAD' && presented.kind === 'missing' ? true : undefined,
};
