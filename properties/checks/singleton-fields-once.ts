import { fieldValues } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

const SINGLETONS = [
  'Content-Type',
  'Content-Length',
  'Location',
  'ETag',
  'Date',
  'Last-Modified',
  'Expires',
  'Retry-After',
  'Age',
  'Content-Range',
  'Content-Location',
  'Content-Disposition',
  'Sunset',
  // A browser refuses an answer that names its origin twice.
  'Access-Control-Allow-Origin',
];

export const singletonFieldsOnce = defineCheck({
  id: 'singleton-fields-once',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A field that is no list occurs once.',
  clause: rfc9110('5.3'),
  appliesTo: () => true,
  *inspect({ case: { operation }, response }) {
    for (const name of SINGLETONS) {
      const values = fieldValues(response.headers, name);
      if (values.length > 1)
        yield {
          expected: `${name} once`,
          actual: `${values.length} times`,
          at: operation.pointer,
          keyword: name,
          part: `header ${name}`,
        };
    }
  },
});
