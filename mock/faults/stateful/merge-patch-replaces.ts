import type { Fault } from '../../fault.ts';
import { ownKinds } from '../sample-answers.ts';

/** Keeps what a merge patch removes, and replaces objects that it should merge. */
export const mergePatchReplaces: Fault = {
  id: 'merge-patch-replaces',
  family: 'stateful',
  summary: 'keeps what a merge patch removes, and replaces objects that it should merge',
  provokes: 'merge-patch-applied',
  also: [],
  appliesTo: (operation, document, all) =>
    operation.requestBody?.content.some(({ range }) => /merge-patch/i.test(range)) === true &&
    ownKinds(document, all).some((kind) => kind.patch === operation),
  lapse: 'merge-patch-replaces',
};
