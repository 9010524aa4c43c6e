import { field } from '../../http/fields.ts';
import { isOpaque, parseMediaType, specificity } from '../../http/media-type.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const acceptHonoured = defineCheck({
  id: 'accept-honoured',
  family: 'protocol',
  level: 'convention',
  severity: 'warning',
  requirement: 'An answer comes in the media type that was asked for, where the status has that type.',
  clause: rfc9110('12.5.1'),
  appliesTo: ({ case: { intent }, response }) =>
    intent.kind === 'protocol' &&
    intent.probe.id === 'accept' &&
    isSuccess(response.status) &&
    response.body.length > 0,
  *inspect({ case: { intent, operation }, response }, { judge }) {
    if (intent.kind !== 'protocol' || intent.probe.id !== 'accept') return;
    const { accept } = intent.probe;
    const described = judge.responseFor(operation, response.status);
    const offered = described?.content?.find(({ range }) => specificity(accept, range) > 0);
    const contentType = field(response.headers, 'content-type');
    // Without a type, or with one that nobody documented, another promise is broken.
    if (!offered || contentType === undefined || parseMediaType(contentType) === undefined) return;
    if (isOpaque(accept) || isOpaque(contentType)) return;
    if (specificity(accept, contentType) === 0)
      yield {
        expected: `${accept}, which the status has and the request asked for`,
        actual: contentType.slice(0, 60),
        at: offered.pointer,
        part: 'header Content-Type',
      };
  },
});
