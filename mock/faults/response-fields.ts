import type { ApiDocument } from '../../openapi/api-document.ts';
import type { HeaderObject, Operation } from '../../openapi/operation.ts';
import { successOf } from '../answers/documented.ts';
import type { MockAnswer } from '../fault.ts';
import { readScalar } from '../judge/read-scalar.ts';
import { shapeOf } from '../judge/shape.ts';
import { withField } from './bend.ts';
import { validatorsOf } from './sample-answers.ts';

const OURS = /^(content-type|content-length|date|connection|transfer-encoding)$/i;

function declared(operation: Operation): readonly HeaderObject[] {
  return (successOf(operation).response?.headers ?? []).filter(({ name }) => !OURS.test(name));
}

/** The name of a field that the document requires of the success of an operation. */
export function requiredField(operation: Operation): string | undefined {
  return declared(operation).find(({ required }) => required)?.name;
}

/** A declared field with a text that its schema refuses, however the text is read. */
export function wrongField(
  operation: Operation,
  document: ApiDocument,
): readonly [name: string, text: string] | undefined {
  for (const { name, schema } of declared(operation)) {
    if (schema === undefined || /^(location|etag|retry-after|last-modified|expires|link)$/i.test(name)) continue;
    const validator = validatorsOf(document).for(schema, 'response');
    const shape = shapeOf(document.root, schema);
    const text = ['not-this', '-1', '?'].find(
      (candidate) =>
        !validator.accepts(readScalar(candidate, shape, 'typed')) &&
        !validator.accepts(readScalar(candidate, shape, 'text')),
    );
    if (text !== undefined) return [name, text];
  }
  return undefined;
}

/** The answer with one declared field wrong. */
export function withWrongField(answer: MockAnswer, operation: Operation, document: ApiDocument): MockAnswer {
  const wrong = wrongField(operation, document);
  return wrong && answer.status === successOf(operation).status ? withField(answer, ...wrong) : answer;
}
