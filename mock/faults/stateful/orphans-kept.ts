import { collectionOf, sameTemplate } from '../../../properties/engine/resource-pool.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Deletes a resource and keeps what stands in it. */
export const orphansKept: Fault = {
  id: 'orphans-kept',
  family: 'stateful',
  summary: 'deletes a resource and keeps what stands in it',
  provokes: 'deleted-is-gone',
  also: [],
  appliesTo(operation, document, all) {
    const kept = keptModels(document, all);
    return kept.some(
      ({ kind, creates }) =>
        creates &&
        kind.remove === operation &&
        kind.read !== undefined &&
        kept.some(
          (below) =>
            below.creates &&
            below.kind.read !== undefined &&
            below.kind.create !== undefined &&
            sameTemplate(collectionOf(below.kind.collection), kind.item),
        ),
    );
  },
  lapse: 'orphans-kept',
};
