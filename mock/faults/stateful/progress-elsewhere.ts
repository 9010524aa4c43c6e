import type { Fault } from '../../fault.ts';
import { fieldOf, onSuccess, withField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Accepts a request and names a place for its progress where nothing is. */
export const progressElsewhere: Fault = {
  id: 'progress-elsewhere',
  family: 'stateful',
  summary: 'accepts a request and names a place for its progress where nothing is',
  provokes: 'location-resolves',
  also: ['links-resolve'],
  appliesTo: (operation, document, all) =>
    /^(POST|PUT|PATCH)$/.test(operation.method) &&
    all.some(({ method }) => method === 'GET') &&
    sampleAnswer(operation, document).status === 202 &&
    operation.responses.get('202')?.headers.some(({ name }) => name.toLowerCase() === 'location') === true,
  answer: onSuccess((answer, { request }) =>
    answer.status === 202 && fieldOf(answer, 'Location') !== undefined
      ? withField(answer, 'Location', `${request.target.split('?')[0] ?? ''}-nowhere/none`)
      : answer,
  ),
};
