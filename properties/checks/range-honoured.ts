import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import { defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { relates } from './relation.ts';

export const rangeHonoured = defineCheck({
  id: 'range-honoured',
  family: 'protocol',
  level: 'MUST',
  severity: 'error',
  requirement: 'A 206 has the octets that its Content-Range names, of those that GET answers.',
  clause: rfc9110('15.3.7'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'part-of', 'part-beyond') && exchange.response.status === 206,
  *inspect(exchange) {
    const { before, response, case: testCase } = exchange;
    const whole = unchanged(before);
    const said = /^bytes ([0-9]+)-([0-9]+)\/([0-9]+|\*)$/i.exec(field(response.headers, 'content-range') ?? '');
    // Without one, or with one that cannot be read, another check speaks.
    if (!whole || !said || response.truncated) return;
    const [first, last] = [Number(said[1]), Number(said[2])];
    const at = testCase.operation.pointer;
    if (said[3] !== '*' && Number(said[3]) !== whole.length)
      yield { expected: `a length of ${whole.length}`, actual: String(said[3]), at, keyword: 'length', part: FIELD };
    if (first > last || last >= whole.length)
      yield {
        expected: `no part behind the last of ${whole.length} octets, but 416 or all of it`,
        actual: `206 with ${first}-${last}`,
        at,
        keyword: 'beyond',
        part: FIELD,
      };
    else if (Buffer.compare(response.body, whole.subarray(first, last + 1)) !== 0)
      yield {
        expected: `the octets ${first}-${last}`,
        actual: `${response.body.length} others`,
        at,
        keyword: 'octets',
      };
  },
});

const FIELD = 'header Content-Range';

/** The octets that GET answered twice; `undefined` where they differ or came in a coding. */
function unchanged([first, second]: readonly AnsweredExchange[]): Uint8Array | undefined {
  if (!first || !second || first.response.truncated) return undefined;
  if (field(first.response.headers, 'content-encoding') !== undefined) return undefined;
  return Buffer.compare(first.response.body, second.response.body) === 0 ? first.response.body : undefined;
}
