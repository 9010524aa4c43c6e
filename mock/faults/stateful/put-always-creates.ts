import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';
import { keptKinds } from '../sample-answers.ts';

/** Answers 201 to a replacement of what is there. */
export const putAlwaysCreates: Fault = {
  id: 'put-always-creates',
  family: 'stateful',
  summary: 'answers 201 to a replacement of what is there',
  provokes: 'put-status',
  also: [
    'status-documented',
    'created-has-location',
    'content-type-documented',
    'body-matches-schema',
    'headers-match-schema',
    'body-presence-documented',
  ],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      ({ replace, create, read }) => replace === operation && create !== undefined && read !== undefined,
    ),
  answer: onSuccess((answer) => (answer.status < 300 ? { ...answer, status: 201 } : answer)),
};
