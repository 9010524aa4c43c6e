import type { Fault } from '../../fault.ts';
import { showsNext } from '../paged.ts';

/** Names a next page for ever. */
export const nextWithoutEnd: Fault = {
  id: 'next-without-end',
  family: 'stateful',
  summary: 'names a next page for ever',
  provokes: 'next-page-advances',
  also: ['page-members-accurate'],
  appliesTo: showsNext,
  lapse: 'next-without-end',
};
