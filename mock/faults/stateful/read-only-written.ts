import { readOnlyMembers } from '../../../properties/workflows/written-members.ts';
import type { Fault } from '../../fault.ts';
import { keptModels } from '../sample-answers.ts';

/** Takes over what a request says of read-only members. */
export const readOnlyWritten: Fault = {
  id: 'read-only-written',
  family: 'stateful',
  summary: 'takes over what a request says of read-only members',
  provokes: 'read-only-not-written',
  also: [],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, creates, member, full }) =>
        creates &&
        kind.read !== undefined &&
        [kind.create, kind.replace, kind.patch].includes(operation) &&
        readOnlyMembers(operation, kind.read, document.root).some(
          ({ name, declared }) => declared && name !== member && isShown(full[name]),
        ),
    ),
  lapse: 'read-only-written',
};

/** What a client could say otherwise: a text, a number or a truth value, in every representation. */
function isShown(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
