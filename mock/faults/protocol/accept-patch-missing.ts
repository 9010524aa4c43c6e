import type { Fault } from '../../fault.ts';
import { onRefusal, withoutField } from '../bend.ts';
import { refusesMediaType } from '../media-types.ts';

/** Refuses the type of a patch without naming those it takes. */
export const acceptPatchMissing: Fault = {
  id: 'accept-patch-missing',
  family: 'protocol',
  summary: 'refuses the type of a patch without naming those it takes',
  provokes: 'accept-patch-advertised',
  also: [],
  needs: { check: 'accept-patch-advertised' },
  appliesTo: (operation) => operation.method === 'PATCH' && refusesMediaType(operation),
  answer: onRefusal(['media-type'], (answer) => withoutField(answer, 'Accept-Patch')),
};
