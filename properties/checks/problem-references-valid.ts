import { defineCheck } from '../check.ts';
import { rfc9457 } from './clauses.ts';
import { isLabelledProblem, problemOf } from './problems.ts';

/** The characters of a URI reference, percent-triplets whole (RFC 3986, 2). */
const REFERENCE = /^(?:[!#$&-;=?-[\]_a-z~]|%[0-9A-Fa-f]{2})*$/;

export const problemReferencesValid = defineCheck({
  id: 'problem-references-valid',
  family: 'protocol',
  profile: 'problem-details',
  level: 'MUST',
  severity: 'warning',
  requirement: 'The members type and instance of a problem are URI references.',
  clause: rfc9457('3.1.1'),
  appliesTo: isLabelledProblem,
  *inspect(exchange) {
    const problem = problemOf(exchange);
    for (const name of ['type', 'instance']) {
      const value = problem?.[name];
      if (typeof value !== 'string' || (REFERENCE.test(value) && value !== '')) continue;
      // An empty reference names the problem document itself: no type, but an instance.
      if (value === '' && name === 'instance') continue;
      yield {
        expected: `${name} is a URI reference`,
        actual: JSON.stringify(value).slice(0, 60),
        at: exchange.case.operation.pointer,
        keyword: name,
        part: `/${name}`,
      };
    }
  },
});
