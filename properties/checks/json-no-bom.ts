import { defineCheck } from '../check.ts';
import { rfc8259 } from './clauses.ts';
import { isJsonAnswer } from './guards.ts';

export const jsonNoBom = defineCheck({
  id: 'json-no-bom',
  family: 'json',
  level: 'MUST',
  severity: 'error',
  requirement: 'No byte order mark stands before a JSON text.',
  clause: rfc8259('8.1'),
  appliesTo: isJsonAnswer,
  *inspect({ case: { operation }, response: { body } }) {
    if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf)
      yield { expected: 'JSON from the first octet', actual: 'a byte order mark', at: operation.pointer };
  },
});
