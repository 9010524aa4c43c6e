import type { Fault } from '../../fault.ts';
import { onSuccess, withoutField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Leaves out the Location that the document describes, and does not require, where something was created. */
export const locationLeftOut: Fault = {
  id: 'location-left-out',
  family: 'stateful',
  summary: 'leaves out where the resource is that was created',
  provokes: 'created-has-location',
  also: [],
  appliesTo: (operation, document) =>
    operation.method === 'POST' &&
    sampleAnswer(operation, document).status === 201 &&
    operation.responses
      .get('201')
      ?.headers.some(({ name, required }) => name.toLowerCase() === 'location' && !required) === true,
  answer: onSuccess((answer) => (answer.status === 201 ? withoutField(answer, 'Location') : answer)),
};
