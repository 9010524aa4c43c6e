import type { Fault } from '../../fault.ts';
import { onSuccess } from '../bend.ts';

/** Sends a field twice that is no list. */
export const fieldRepeated: Fault = {
  id: 'field-repeated',
  family: 'protocol',
  summary: 'sends a field twice that is no list',
  provokes: 'singleton-fields-once',
  also: ['headers-match-schema'],
  appliesTo: () => true,
  answer: onSuccess((answer) => ({
    ...answer,
    headers: [...answer.headers, ['Content-Location', '/a'], ['Content-Location', '/b']],
  })),
};
