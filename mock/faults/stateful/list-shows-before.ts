import { representations } from '../../../properties/engine/shown-resources.ts';
import type { Fault } from '../../fault.ts';
import { jsonOf } from '../bend.ts';
import { keptModels, sampleAnswer } from '../sample-answers.ts';

/** Lists a resource as it was before it was last written to. */
export const listShowsBefore: Fault = {
  id: 'list-shows-before',
  family: 'stateful',
  summary: 'lists a resource as it was before it was last written to',
  provokes: 'listed-as-read',
  also: [],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(({ kind, creates, member, writable }) => {
      const write = kind.patch ?? kind.replace;
      if (!creates || kind.list !== operation || !kind.create || !kind.read || !write) return false;
      const [shown] = representations(jsonOf(sampleAnswer(operation, document)), kind.parameter, operation);
      const names = writable(write);
      return Object.entries(shown ?? {}).some(
        ([name, value]) => name !== member && names.has(name) && /^(string|number)$/.test(typeof value),
      );
    }),
  lapse: 'list-shows-before',
};
