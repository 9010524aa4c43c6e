import { isJson } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { refusalStatus, responseFor } from '../answers/documented.ts';
import { partsOf } from '../judge/shape.ts';

/** Whether the document requires members of the JSON that an invalid request is refused with. */
export function errorMembers(operation: Operation, { root }: ApiDocument): boolean {
  const described = responseFor(operation, refusalStatus(operation, { kind: 'body-schema', detail: '' }));
  const media = described?.content?.[0];
  if (!media?.schema || !isJson(media.range)) return false;
  const schema = valueAt(root, media.schema);
  const required = (value: typeof schema): boolean =>
    isObject(value) && isArray(value.required) && value.required.length > 0 && value.readOnly !== true;
  // A choice may be satisfied by another branch: only what every instance must have counts.
  return isObject(schema) && !schema.anyOf && !schema.oneOf && partsOf(root, schema).some(required);
}
