import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

const DATES: ReadonlyMap<string, string> = new Map(
  ['Date', 'Last-Modified', 'Expires', 'Sunset'].map((name) => [name.toLowerCase(), name]),
);
const IMF =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT$/;

export const httpDatesValid = defineCheck({
  id: 'http-dates-valid',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'Date fields are IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT.',
  clause: rfc9110('5.6.7'),
  appliesTo: () => true,
  *inspect({ case: { operation }, response }) {
    for (const [field, value] of response.headers) {
      const name = DATES.get(field.toLowerCase());
      if (name === undefined || IMF.test(value)) continue;
      const lax = name === 'Expires' && /^(0|-1)$/.test(value);
      yield {
        expected: `${name} as IMF-fixdate`,
        actual: value.slice(0, 60),
        at: operation.pointer,
        keyword: name,
        part: `header ${name}`,
        severity: lax ? 'warning' : 'error',
      };
    }
  },
});
