import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

const SINGLETONS: ReadonlyMap<string, string> = new Map(
  [
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
  ].map((name) => [name.toLowerCase(), name]),
);

export const singletonFieldsOnce = defineCheck({
  id: 'singleton-fields-once',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A field that is no list occurs once.',
  clause: rfc9110('5.3'),
  appliesTo: () => true,
  *inspect({ case: { operation }, response }) {
    const counts = new Map<string, number>();
    for (const [field] of response.headers) {
      const name = SINGLETONS.get(field.toLowerCase());
      if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const [name, times] of counts) {
      if (times > 1)
        yield {
          expected: `${name} once`,
          actual: `${times} times`,
          at: operation.pointer,
          keyword: name,
          part: `header ${name}`,
        };
    }
  },
});
