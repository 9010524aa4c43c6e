import type { Fault } from '../../fault.ts';
import { withEchoedCredential } from '../echo.ts';
import { isJudged, schemesOf } from '../visible.ts';

/** Shows the credential in its answers. */
export const credentialsEchoed: Fault = {
  id: 'credentials-echoed',
  family: 'authentication',
  summary: 'shows the credential in its answers',
  provokes: 'credentials-not-echoed',
  also: [],
  appliesTo: (operation) => schemesOf(operation).some(isJudged),
  answer: (answer, { request }) => withEchoedCredential(answer, request),
};
