import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const mediaTypeRejected = defineCheck({
  id: 'media-type-rejected',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: 'A body of an undeclared media type is refused, with 415 where the operation documents it.',
  clause: openapi('Request Body Object'),
  appliesTo: ({ case: { intent } }) => intent.kind === 'protocol' && intent.probe.id === 'media-type',
  *inspect({ case: { operation, intent }, response }) {
    const at = operation.requestBody?.pointer ?? operation.pointer;
    // Without a Content-Type the receiver may guess (RFC 9110, 8.3).
    if (intent.kind !== 'protocol' || intent.probe.id !== 'media-type' || intent.probe.mediaType === null) return;
    if (isSuccess(response.status))
      yield { expected: operation.responses.has('415') ? '415' : 'a 4xx status', actual: String(response.status), at };
    else if (operation.responses.has('415') && response.status === 400)
      yield { expected: '415, which the operation documents', actual: String(response.status), at };
  },
});
