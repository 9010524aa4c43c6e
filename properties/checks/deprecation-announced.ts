import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9745 } from './clauses.ts';
import { isOwn, isSuccess } from './guards.ts';

export const deprecationAnnounced = defineCheck({
  id: 'deprecation-announced',
  family: 'contract',
  level: 'convention',
  severity: 'off',
  requirement: 'A deprecated operation says so in its answers, and ends no earlier than it was deprecated.',
  clause: rfc9745('2.1'),
  appliesTo: (exchange) => isOwn(exchange) && isSuccess(exchange.response.status),
  *inspect({ case: { operation }, response }) {
    const deprecation = field(response.headers, 'deprecation');
    const sunset = field(response.headers, 'sunset');
    if (operation.deprecated && deprecation === undefined)
      yield { expected: 'Deprecation: @<seconds>', actual: 'no Deprecation', at: `${operation.pointer}/deprecated` };
    const since = deprecation === undefined ? undefined : /^@(-?[0-9]+)$/.exec(deprecation.trim())?.[1];
    if (deprecation !== undefined && since === undefined)
      yield {
        expected: 'Deprecation: @<seconds>',
        actual: deprecation.slice(0, 60),
        at: operation.pointer,
        keyword: 'syntax',
        part: 'header Deprecation',
      };
    const ends = sunset === undefined ? Number.NaN : Date.parse(sunset);
    if (since !== undefined && ends < Number(since) * 1000)
      yield {
        expected: 'Sunset no earlier than Deprecation',
        actual: `Sunset: ${sunset?.slice(0, 40)}`,
        at: operation.pointer,
        keyword: 'sunset',
        severity: 'error',
        part: 'header Sunset',
      };
    // By the server's own clock.
    if (ends < Date.parse(field(response.headers, 'date') ?? ''))
      yield {
        expected: 'no more answers after the Sunset',
        actual: `Sunset: ${sunset?.slice(0, 40)}, and an answer`,
        at: operation.pointer,
        keyword: 'served',
        part: 'header Sunset',
      };
  },
});
