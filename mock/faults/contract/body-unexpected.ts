import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';
import { describesNoContent } from '../undocumented-success.ts';

/** Sends content where the document describes none. */
export const bodyUnexpected: Fault = {
  id: 'body-unexpected',
  family: 'contract',
  summary: 'sends content where the document describes none',
  provokes: 'body-presence-documented',
  also: [],
  appliesTo: (operation) => operation.method !== 'HEAD' && describesNoContent(operation),
  answer: onSuccess((answer) =>
    answer.body === undefined
      ? { ...withField(answer, 'Content-Type', 'application/json'), body: Buffer.from('{"done":true}') }
      : answer,
  ),
};
