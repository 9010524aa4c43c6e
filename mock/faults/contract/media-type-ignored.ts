import type { Fault } from '../../fault.ts';
import { anyMediaType, takesJson } from '../visible.ts';

/** Reads JSON under any label. */
export const mediaTypeIgnored: Fault = {
  id: 'media-type-ignored',
  family: 'contract',
  summary: 'reads JSON under any label',
  provokes: 'media-type-rejected',
  also: ['invalid-rejected'],
  appliesTo: (operation) => takesJson(operation) && !anyMediaType(operation),
  forgives: ['media-type'],
};
