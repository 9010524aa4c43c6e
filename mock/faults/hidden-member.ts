import type { ApiDocument } from '../../openapi/api-document.ts';
import { isObject, member } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import type { MockAnswer } from '../fault.ts';
import { partsOf } from '../judge/shape.ts';
import { jsonOf, withJson } from './bend.ts';
import { describedJson, sampleAnswer } from './sample-answers.ts';

/** The name of a write-only text at the top of the answers of an operation. */
export function hiddenMember(
  operation: Operation,
  document: ApiDocument,
  answer: MockAnswer = sampleAnswer(operation, document),
): string | undefined {
  const pointer = describedJson(operation, answer)?.schema;
  if (pointer === undefined || !isObject(jsonOf(answer))) return undefined;
  const { root } = document;
  for (const part of partsOf(root, valueAt(root, pointer))) {
    for (const name of Object.keys(isObject(part.properties) ? part.properties : {})) {
      if (partsOf(root, member(part.properties, name)).some((inner) => inner.writeOnly === true)) return name;
    }
  }
  return undefined;
}

/** The answer with its write-only member shown. */
export function withHiddenMember(answer: MockAnswer, operation: Operation, document: ApiDocument): MockAnswer {
  const name = hiddenMember(operation, document, answer);
  const body = jsonOf(answer);
  return name === undefined || !isObject(body)
    ? answer
    : withJson(answer, { ...body, [name]: 'shown-although-write-only' });
}
