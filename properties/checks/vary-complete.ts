import type { AnsweredExchange } from '../../http/exchange.ts';
import { field, fieldValues } from '../../http/fields.ts';
import { parseMediaType } from '../../http/media-type.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { relates } from './relation.ts';

const FIELDS = ['Accept', 'Accept-Language', 'Origin'] as const;

export const varyComplete = defineCheck({
  id: 'vary-complete',
  family: 'protocol',
  level: 'SHOULD',
  severity: 'off',
  requirement: 'A representation that depends on Accept, Accept-Language or Origin names the field in Vary.',
  clause: rfc9110('12.5.5'),
  pair: true,
  appliesTo: (exchange) =>
    relates(exchange, ...FIELDS.map((name) => `vary-${name.toLowerCase()}`)) &&
    isSuccess(exchange.response.status) &&
    // What no cache may keep need not say on what it depends.
    !/\b(no-store|private)\b/i.test(field(exchange.response.headers, 'cache-control') ?? ''),
  *inspect(exchange) {
    const [first, same] = exchange.before;
    const name = FIELDS.find((one) => relates(exchange, `vary-${one.toLowerCase()}`));
    if (!first || !same || name === undefined) return;
    // What differs from one moment to the next says nothing.
    if (shown(name, first) !== shown(name, same) || shown(name, first) === shown(name, exchange)) return;
    const listed = fieldValues(exchange.response.headers, 'vary')
      .flatMap((line) => line.split(','))
      .map((text) => text.trim().toLowerCase());
    if (!listed.includes('*') && !listed.includes(name.toLowerCase()))
      yield {
        expected: `Vary: ${name}`,
        actual: listed.length === 0 ? 'no Vary' : `Vary: ${listed.join(', ')}`.slice(0, 80),
        at: exchange.case.operation.pointer,
        keyword: name,
        part: 'header Vary',
      };
  },
});

/** What of an answer depends on the field: its type, its language and text, or whom it lets in. */
function shown(name: (typeof FIELDS)[number], { response }: AnsweredExchange): string {
  switch (name) {
    case 'Accept':
      return parseMediaType(field(response.headers, 'content-type') ?? '')?.essence ?? '';
    case 'Accept-Language':
      return `${field(response.headers, 'content-language') ?? ''} ${Buffer.from(response.body).toString('base64')}`;
    case 'Origin':
      return field(response.headers, 'access-control-allow-origin') ?? '';
  }
}
