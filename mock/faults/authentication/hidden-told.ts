import type { Operation } from '../../../openapi/operation.ts';
import type { Fault, MockRequest } from '../../fault.ts';
import { mockIdentities } from '../../identities.ts';
import { onSuccess, withField } from '../bend.ts';
import { keptKinds, missingAnswer } from '../sample-answers.ts';
import { schemesOf } from '../visible.ts';

/** Hides from the second identity what is there, and says whose it is. */
export const hiddenTold: Fault = {
  id: 'hidden-told',
  family: 'authentication',
  summary: 'hides from the second identity what is there, and says so',
  provokes: 'existence-not-leaked',
  also: [],
  needs: { option: 'second-token' },
  appliesTo: (operation, document, all) =>
    schemesOf(operation).length > 0 &&
    // Where scopes are asked for, the second identity gets no further than to them.
    operation.security.every((alternative) => alternative.every(({ scopes }) => scopes.length === 0)) &&
    operation.responses.has('404') &&
    keptKinds(document, all).some((kind) => kind.read === operation && kind.create !== undefined),
  answer: onSuccess((answer, { request, operation, document }) =>
    isSecond(request, operation)
      ? withField(missingAnswer(operation, document), 'X-Belongs-To', 'somebody else')
      : answer,
  ),
};

/** Whether the credential is the one that the second identity of a mock has. */
function isSecond({ headers, target }: MockRequest, operation: Operation): boolean {
  const places = [...Object.values(headers), target].map((text) => text ?? '');
  return schemesOf(operation).some((scheme) => {
    const secret = mockIdentities.secret('second', scheme);
    return places.some((text) => text.includes(secret) || text.includes(Buffer.from(secret).toString('base64')));
  });
}
