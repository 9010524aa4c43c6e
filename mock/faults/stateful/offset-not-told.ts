import type { Fault } from '../../fault.ts';
import { tellsOffset } from '../paged.ts';

/** Says that every page is the first. */
export const offsetNotTold: Fault = {
  id: 'offset-not-told',
  family: 'stateful',
  summary: 'says that every page is the first',
  provokes: 'page-members-accurate',
  also: [],
  appliesTo: tellsOffset,
  lapse: 'offset-not-told',
};
