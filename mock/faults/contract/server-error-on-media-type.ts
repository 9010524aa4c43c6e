import type { Fault } from '../../fault.ts';
import { besideServerError, fellOver, onRefusal } from '../bend.ts';
import { takesJson } from '../visible.ts';

/** Falls over on a media type that it does not know. */
export const serverErrorOnMediaType: Fault = {
  id: 'server-error-on-media-type',
  family: 'contract',
  summary: 'falls over on a media type that it does not know',
  provokes: 'no-server-error',
  also: besideServerError,
  appliesTo: takesJson,
  answer: onRefusal(['media-type'], fellOver),
};
