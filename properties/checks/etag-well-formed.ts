import type { AnsweredExchange } from '../../http/exchange.ts';
import { type CheckContext, defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';

/** RFC 9110, 8.8.3: entity-tag = [ "W/" ] DQUOTE *etagc DQUOTE, in which octets above 127 are allowed. */
const ENTITY_TAG = /^(W\/)?"[\x21\x23-\x7e\x80-\uffff]*"$/;

export const etagWellFormed = defineCheck({
  id: 'etag-well-formed',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'An ETag is an entity tag: in double quotes, behind W/ where it is weak.',
  clause: rfc9110('8.8.3'),
  appliesTo: () => true,
  *inspect(exchange, context) {
    const { operation } = exchange.case;
    for (const [field, value] of exchange.response.headers) {
      if (field.toLowerCase() !== 'etag' || ENTITY_TAG.test(value) || isDescribedBare(exchange, value, context))
        continue;
      yield {
        expected: 'an entity tag such as "x" or W/"x"',
        actual: value.slice(0, 60),
        at: operation.pointer,
        part: 'header ETag',
      };
    }
  },
});

/** Whether the document itself has no place for the quotes: then the server keeps its contract. */
function isDescribedBare(
  { case: { operation }, response }: AnsweredExchange,
  value: string,
  { judge }: CheckContext,
): boolean {
  const others = response.headers.filter(([field]) => field.toLowerCase() !== 'etag');
  const errors = (etag: string): number =>
    judge.headerErrors(operation, { ...response, headers: [...others, ['ETag', etag]] }).length;
  return errors(`"${value.replaceAll('"', '')}"`) > errors(value);
}
