import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { relates } from './relation.ts';

const BROKEN: ReadonlySet<number> = new Set([404, 405, 500, 501]);

export const locationResolves = defineCheck({
  id: 'location-resolves',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The Location of a 201 leads to what was created.',
  clause: rfc9110('15.3.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'follow-location'),
  *inspect({ before: [created], response }) {
    if (created?.response.status === 201 && BROKEN.has(response.status))
      yield {
        expected: 'what was created',
        actual: String(response.status),
        at: created.case.operation.pointer,
        part: 'header Location',
      };
  },
});
