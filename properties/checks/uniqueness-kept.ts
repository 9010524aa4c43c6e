import { type Deviation, defineCheck } from '../check.ts';
import { rfc9110 } from './clauses.ts';
import { isSuccess } from './guards.ts';
import { madeBy } from './made-by.ts';
import { agrees, gotObject, relates, sentObject } from './relation.ts';

export const uniquenessKept = defineCheck({
  id: 'uniqueness-kept',
  family: 'stateful',
  level: 'document',
  severity: 'warning',
  requirement: 'Where the document says that something must be unique, what is there already is refused.',
  clause: rfc9110('15.5.10'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'made-again', 'read-after-alike'),
  *inspect(exchange): Iterable<Deviation> {
    const [first, write] = exchange.before;
    if (!first) return;
    if (relates(exchange, 'made-again')) {
      const { status } = exchange.response;
      const [made, again] = [madeBy(first), madeBy(exchange)];
      if (isSuccess(status) && status !== 202 && made !== undefined && again !== undefined && made !== again)
        yield { expected: '409', actual: `${status}: ${again} is there twice`, at: exchange.case.operation.pointer };
      return;
    }
    const [sent, now] = [write && sentObject(write), gotObject(exchange)];
    if (!write || !sent || !now || !isSuccess(write.response.status)) return;
    // What was normalised, or not taken over, may be unique still.
    if (Object.entries(sent).every(([name, value]) => !Object.hasOwn(now, name) || agrees(value, now[name])))
      yield {
        expected: '409',
        actual: `${write.response.status}, and it is what another is`,
        at: write.case.operation.pointer,
        keyword: 'update',
      };
  },
});
