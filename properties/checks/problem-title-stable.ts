import { defineCheck } from '../check.ts';
import { rfc9457 } from './clauses.ts';
import { problemOf } from './problems.ts';
import { relates } from './relation.ts';

export const problemTitleStable = defineCheck({
  id: 'problem-title-stable',
  family: 'protocol',
  profile: 'problem-details',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A type of problem keeps its title from one occurrence to the next.',
  clause: rfc9457('3.1.3'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'problem-again'),
  *inspect(exchange) {
    const problem = problemOf(exchange);
    if (typeof problem?.type !== 'string' || problem.type === 'about:blank' || typeof problem.title !== 'string')
      return;
    for (const earlier of exchange.before) {
      const known = problemOf(earlier);
      if (known?.type !== problem.type || typeof known.title !== 'string' || known.title === problem.title) continue;
      yield {
        expected: `the title ${JSON.stringify(known.title).slice(0, 60)} of ${problem.type.slice(0, 60)}`,
        actual: JSON.stringify(problem.title).slice(0, 60),
        at: exchange.case.operation.pointer,
        part: '/title',
      };
      return;
    }
  },
});
