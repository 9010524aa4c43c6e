import type { Fault, MockRequest } from '../../fault.ts';
import { withField } from '../bend.ts';

/** Copies a decoded value of the query into a field of the answer, line ends and all. */
export const lineEndCopied: Fault = {
  id: 'line-end-copied',
  family: 'protocol',
  summary: 'copies a value of the query into a field, line ends and all',
  provokes: 'no-field-injection',
  also: [],
  appliesTo: (operation) => operation.parameters.some((parameter) => parameter.in === 'query'),
  answer(answer, { request }) {
    const [, name, value] = /\r\n([A-Za-z-]+): ([^\r\n&]*)/.exec(decodedQuery(request)) ?? [];
    return name === undefined || value === undefined ? answer : withField(answer, name, value);
  },
};

function decodedQuery({ target }: MockRequest): string {
  try {
    return decodeURIComponent(target.slice(target.indexOf('?') + 1));
  } catch {
    return '';
  }
}
