import type { Fault } from '../../fault.ts';
import { onRefusal, withField } from '../bend.ts';
import { refusesMediaType } from '../media-types.ts';

/** Asks for another coding where it is the media type that it refuses. */
export const codingAskedFor: Fault = {
  id: 'coding-asked-for',
  family: 'protocol',
  summary: 'asks for another coding where it is the media type that it refuses',
  provokes: 'accept-encoding-on-415',
  also: [],
  needs: { check: 'accept-encoding-on-415' },
  appliesTo: refusesMediaType,
  answer: onRefusal(['media-type'], (answer) => withField(answer, 'Accept-Encoding', 'gzip')),
};
