import { successOf } from '../../answers/documented.ts';
import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';

/** Answers 200 to a request that accepts nothing it has. */
export const unacceptableServed: Fault = {
  id: 'unacceptable-served',
  family: 'protocol',
  summary: 'answers a request that accepts nothing it has with something else',
  provokes: 'unacceptable-is-406',
  also: [],
  needs: { check: 'unacceptable-is-406' },
  appliesTo: (operation) => (successOf(operation).response?.content?.length ?? 0) > 0,
  answer: onRefusal(['not-acceptable'], (answer, { operation }) => ({
    ...answer,
    status: successOf(operation).status,
  })),
};
