import { prefixes } from '../../../properties/engine/resource-pool.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Finds what stands in one resource by way of any other. */
export const parentIgnored: Fault = {
  id: 'parent-ignored',
  family: 'stateful',
  summary: 'finds what stands in one resource by way of any other',
  provokes: 'found-under-own-parent',
  also: ['deleted-is-gone', 'read-your-writes'],
  appliesTo(operation, document, all) {
    const models = keptModels(document, all);
    const makes = (item: string | undefined): boolean =>
      models.some(({ kind, creates }) => kind.item === item && creates && kind.create !== undefined);
    return models.some(
      ({ kind, minimal }) =>
        kind.read === operation &&
        makes(kind.item) &&
        makes(prefixes(kind.item).at(-2)) &&
        // An identifier alone may be given once in each.
        Object.values(minimal).filter((value) => value !== null && typeof value !== 'object').length > 1,
    );
  },
  lapse: 'parent-ignored',
};
