import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc8288 } from './clauses.ts';

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const PARAMETER = `[ \\t]*;[ \\t]*(?:${TOKEN}(?:[ \\t]*=[ \\t]*(?:${TOKEN}|"(?:[^"\\\\]|\\\\.)*"))?)?`;
const VALUE = `<(?:[!#$&-;=?-\\[\\]_a-z~]|%[0-9A-Fa-f]{2})*>(?:${PARAMETER})*`;
/** A list of link values (RFC 8288, 3; empty elements by RFC 9110, 5.6.1). */
const LIST = new RegExp(`^[ \\t]*(?:${VALUE})?(?:[ \\t]*,[ \\t]*(?:${VALUE})?)*[ \\t]*$`);
const RELATION = /;[ \t]*rel[ \t]*=/gi;

export const linkFieldWellFormed = defineCheck({
  id: 'link-field-well-formed',
  family: 'protocol',
  profile: 'pagination',
  level: 'MUST',
  severity: 'error',
  requirement: 'A Link field is a list of targets in angle brackets, each with the parameter rel.',
  clause: rfc8288('3'),
  appliesTo: ({ response }) => fieldValues(response.headers, 'link').length > 0,
  *inspect({ case: { operation }, response }) {
    for (const line of fieldValues(response.headers, 'link')) {
      const place = { at: operation.pointer, part: 'header Link' };
      if (!LIST.test(line)) {
        yield { expected: '<target>; rel=relation', actual: line.slice(0, 80), keyword: 'syntax', ...place };
        continue;
      }
      const values = line.match(new RegExp(VALUE, 'g')) ?? [];
      const bare = values.find(
        (value) => (value.replace(/"(?:[^"\\]|\\.)*"/g, '""').match(RELATION) ?? []).length === 0,
      );
      if (bare !== undefined)
        yield { expected: 'the parameter rel', actual: bare.slice(0, 80), keyword: 'rel', ...place };
    }
  },
});
