import type { Fault } from '../../fault.ts';
import { fieldOf, onRefusal, withField } from '../bend.ts';
import { isFirstAtPath } from '../visible.ts';

/** Lists the refused method in Allow. */
export const allowListsRefused: Fault = {
  id: 'allow-lists-refused',
  family: 'protocol',
  summary: 'lists the refused method in Allow',
  provokes: 'allow-accurate',
  also: [],
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  answer: onRefusal(['method'], (answer, { request }) =>
    withField(answer, 'Allow', `${fieldOf(answer, 'Allow') ?? ''}, ${request.method}`),
  ),
};
