import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { relates } from './relation.ts';

export const notModifiedKeepsFields = defineCheck({
  id: 'not-modified-keeps-fields',
  family: 'stateful',
  level: 'MUST',
  severity: 'warning',
  requirement: 'A 304 carries the Cache-Control, Content-Location, ETag, Expires and Vary of the 200.',
  clause: rfc9110('15.4.5'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'conditional-get') && exchange.response.status === 304,
  *inspect({ before, case: { operation }, response }) {
    const full = before.at(-1);
    if (!full) return;
    for (const name of ['Cache-Control', 'Content-Location', 'Date', 'ETag', 'Expires', 'Vary']) {
      if (field(full.response.headers, name) !== undefined && field(response.headers, name) === undefined)
        yield { expected: `the field ${name}`, actual: 'none', at: operation.pointer, keyword: name };
    }
  },
});
