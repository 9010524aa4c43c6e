import { type Deviation, defineCheck } from '../check.ts';
import { isScalar } from '../engine/envelope.ts';
import { pathValues } from '../engine/observe.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, gotObject, relates } from './relation.ts';

const BROKEN: ReadonlySet<number> = new Set([404, 405, 500, 501]);
const NAMES = ['id', '_id', 'uuid'];

export const locationResolves = defineCheck({
  id: 'location-resolves',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'The Location of a 201 leads to what was created, that of a 202 to where its progress shows.',
  clause: rfc9110('15.3.2'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'follow-location'),
  *inspect(exchange): Iterable<Deviation> {
    const [origin] = exchange.before;
    const status = origin?.response.status;
    if (!origin || (status !== 201 && status !== 202)) return;
    const place = { at: origin.case.operation.pointer, part: 'header Location' };
    const expected = status === 201 ? 'what was created' : 'where the progress of the request shows';
    if (BROKEN.has(exchange.response.status)) yield { expected, actual: String(exchange.response.status), ...place };
    const [told, got] = [gotObject(origin), gotObject(exchange)];
    if (!got || !isSuccess(exchange.response.status)) return;
    const name = status === 201 && told ? NAMES.find((one) => isScalar(told[one]) && isScalar(got[one])) : undefined;
    if (name !== undefined && !agrees(String(told?.[name]), String(got[name])))
      yield {
        expected: `${expected}: ${name} is ${excerpt(told?.[name])}`,
        actual: excerpt(got[name]),
        ...place,
        keyword: 'another',
      };
    // What stands below a resource names that one, where it names any.
    for (const [above, value] of Object.entries(pathValues(origin.case))) {
      const shown = Object.hasOwn(got, above) ? got[above] : undefined;
      if (status === 202 && isScalar(shown) && typeof shown === typeof value && !agrees(String(value), String(shown)))
        yield { expected: `${above} is ${excerpt(value)}`, actual: excerpt(shown), ...place, keyword: above };
    }
  },
});
