import { isOpaque } from '../../../http/media-type.ts';
import type { Operation } from '../../../openapi/operation.ts';
import { successOf } from '../../answers/documented.ts';
import type { Fault } from '../../fault.ts';
import { onSuccess, withField } from '../bend.ts';

/** Labels every answer with another declared media type than the one asked for. */
export const acceptIgnored: Fault = {
  id: 'accept-ignored',
  family: 'protocol',
  summary: 'labels answers with another media type than the one asked for',
  provokes: 'accept-honoured',
  also: ['body-matches-schema', 'json-well-formed'],
  appliesTo: (operation) => concreteTypes(operation).length > 1,
  answer: onSuccess((answer, { request, operation }) => {
    const asked = request.headers.accept;
    const types = concreteTypes(operation);
    const other = types.find((type) => type !== asked);
    return asked === undefined || other === undefined || !types.includes(asked)
      ? answer
      : withField(answer, 'Content-Type', other);
  }),
};

function concreteTypes(operation: Operation): readonly string[] {
  return (successOf(operation).response?.content ?? [])
    .map(({ range }) => range)
    .filter((range) => !range.includes('*') && !isOpaque(range));
}
