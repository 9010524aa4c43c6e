import type { Fault } from '../../fault.ts';
import { keptKinds } from '../sample-answers.ts';

/** Replaces what is there although If-None-Match asks it to create only. */
export const ifNoneMatchOverwrites: Fault = {
  id: 'if-none-match-overwrites',
  family: 'stateful',
  summary: 'replaces what is there although If-None-Match asks it to create only',
  provokes: 'if-none-match-prevents-write',
  also: [],
  appliesTo: (operation, document, all) =>
    operation.parameters.some(({ in: part, name }) => part === 'header' && /^if-none-match$/i.test(name)) &&
    keptKinds(document, all).some((kind) => kind.replace === operation && kind.read !== undefined),
  lapse: 'if-none-match-overwrites',
};
