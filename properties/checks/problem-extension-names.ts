import { defineCheck } from '../check.ts';
import { rfc9457 } from './clauses.ts';
import { isLabelledProblem, problemOf } from './problems.ts';

export const problemExtensionNames = defineCheck({
  id: 'problem-extension-names',
  family: 'protocol',
  profile: 'problem-details',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'The names of further members of a problem have three characters or more, letters first, digits and _.',
  clause: rfc9457('3.2'),
  appliesTo: isLabelledProblem,
  *inspect(exchange) {
    const odd = Object.keys(problemOf(exchange) ?? {}).find((name) => !/^[A-Za-z][A-Za-z0-9_]{2,}$/.test(name));
    if (odd !== undefined)
      yield {
        expected: 'a name that any format can take, such as in XML',
        actual: JSON.stringify(odd).slice(0, 60),
        at: exchange.case.operation.pointer,
        keyword: odd,
        part: `/${odd}`,
      };
  },
});
