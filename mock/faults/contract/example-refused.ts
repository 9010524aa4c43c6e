import { isJson } from '../../../http/media-type.ts';
import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { equalsExample, refusedPlainly } from '../examples.ts';
import { validatorsOf } from '../sample-answers.ts';

/** Refuses the very requests that the document gives as examples. */
export const exampleRefused: Fault = {
  id: 'example-refused',
  family: 'contract',
  summary: 'refuses the very requests that the document gives as examples',
  provokes: 'examples-accepted',
  also: [
    'valid-accepted',
    'status-documented',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'links-resolve',
  ],
  appliesTo: ({ requestBody }, document) =>
    requestBody?.content.some(
      ({ range, schema, examples }) =>
        isJson(range) &&
        schema !== undefined &&
        examples.some(({ value }) => validatorsOf(document).for(schema, 'request').accepts(value)),
    ) ?? false,
  answer: onSuccess((answer, { request, operation }) =>
    equalsExample(request, operation) ? refusedPlainly() : answer,
  ),
};
