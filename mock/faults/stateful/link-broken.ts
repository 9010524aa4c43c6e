import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Links from what it created to what is not there. */
export const linkBroken: Fault = {
  id: 'link-broken',
  family: 'stateful',
  summary: 'links from what it created to what is not there',
  provokes: 'links-resolve',
  also: ['read-your-writes', 'location-resolves', 'listed-after-create'],
  appliesTo: (operation, document, all) =>
    keptKinds(document, all).some(
      ({ create, read, replace, patch, remove }) =>
        create === operation &&
        [...operation.responses.values()].some(({ links }) =>
          links.some(({ operation: target }) =>
            [read, replace, patch, remove].some((one) => one !== undefined && one.label === target),
          ),
        ),
    ),
  lapse: 'create-not-stored',
};
