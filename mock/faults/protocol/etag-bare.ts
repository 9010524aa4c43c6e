import type { Fault } from '../../fault.ts';
import { fieldOf, onSuccess, withField } from '../bend.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** Leaves the quotes of entity tags out. */
export const etagBare: Fault = {
  id: 'etag-bare',
  family: 'protocol',
  summary: 'leaves the quotes of entity tags out',
  provokes: 'etag-well-formed',
  // Whoever describes the field, compares it or sends it back notices as well.
  also: ['headers-match-schema', 'head-fields-match-get', 'if-none-match-304'],
  appliesTo: (operation, document) => fieldOf(sampleAnswer(operation, document), 'etag')?.endsWith('"') === true,
  answer: onSuccess((answer) => {
    const tag = fieldOf(answer, 'etag');
    return tag === undefined ? answer : withField(answer, 'ETag', tag.replaceAll('"', ''));
  }),
};
