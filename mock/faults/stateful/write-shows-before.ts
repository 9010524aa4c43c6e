import { isObject } from '../../../openapi/json.ts';
import type { Fault, MockAnswer } from '../../fault.ts';
import { jsonOf } from '../bend.ts';
import { keptModels, sampleAnswer } from '../sample-answers.ts';

/** Answers a write with the resource as it was before. */
export const writeShowsBefore: Fault = {
  id: 'write-shows-before',
  family: 'stateful',
  summary: 'answers a write with the resource as it was before',
  provokes: 'written-is-shown',
  also: [],
  appliesTo: (operation, document, all) =>
    keptModels(document, all).some(
      ({ kind, creates, minimal }) =>
        creates &&
        kind.create !== undefined &&
        kind.read !== undefined &&
        (kind.replace === operation || kind.patch === operation) &&
        showsAll(sampleAnswer(operation, document), Object.keys(minimal)),
    ),
  lapse: 'write-shows-before',
};

/** Whether the answer shows these members at its top. */
function showsAll(answer: MockAnswer, names: readonly string[]): boolean {
  const body = jsonOf(answer);
  return answer.status === 200 && isObject(body) && names.every((name) => Object.hasOwn(body, name));
}
