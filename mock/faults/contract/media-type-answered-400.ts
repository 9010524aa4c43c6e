import type { Fault } from '../../fault.ts';
import { onRefusal } from '../bend.ts';
import { anyMediaType, takesJson } from '../visible.ts';

/** Answers 400 to a media type where the document promises 415. */
export const mediaTypeAnswered400: Fault = {
  id: 'media-type-answered-400',
  family: 'contract',
  summary: 'answers 400 to a media type where the document promises 415',
  provokes: 'media-type-rejected',
  also: ['status-documented', 'problem-status-matches'],
  appliesTo: (operation) => operation.responses.has('415') && takesJson(operation) && !anyMediaType(operation),
  answer: onRefusal(['media-type'], (answer) => ({ ...answer, status: 400 })),
};
