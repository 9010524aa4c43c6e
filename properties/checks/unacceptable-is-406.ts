import { specificity } from '../../http/media-type.ts';
import type { Operation } from '../../openapi/operation.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';

export const unacceptableIs406 = defineCheck({
  id: 'unacceptable-is-406',
  family: 'protocol',
  level: 'MAY',
  severity: 'off',
  requirement: 'A request that accepts no media type of the operation is answered 406.',
  clause: rfc9110('15.5.7'),
  appliesTo: ({ case: { intent, operation }, response }) =>
    intent.kind === 'protocol' &&
    intent.probe.id === 'accept' &&
    isSuccess(response.status) &&
    !declares(operation, intent.probe.accept),
  *inspect({ case: { operation }, response }) {
    yield { expected: '406', actual: String(response.status), at: `${operation.pointer}/responses` };
  },
});

/** Whether some success of the operation has a media type that this Accept field covers. */
export function declares({ responses }: Operation, accept: string): boolean {
  return [...responses.values()].some(
    ({ status, content }) =>
      /^2/.test(status) &&
      content?.some(({ range }) => specificity(accept, range) > 0 || specificity(range, accept) > 0) === true,
  );
}
