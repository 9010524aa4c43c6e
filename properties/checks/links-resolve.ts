import { defineCheck } from '../check.ts';
import { openapi } from './clauses.ts';
import { relates } from './relation.ts';

export const linksResolve = defineCheck({
  id: 'links-resolve',
  family: 'contract',
  level: 'document',
  severity: 'warning',
  requirement: 'Following a link of the document does not end in 404.',
  clause: openapi('Link Object'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'follow-link'),
  *inspect({ before: [source], response }) {
    if (source && response.status === 404)
      yield { expected: 'what the link names', actual: '404', at: source.case.operation.pointer };
  },
});
