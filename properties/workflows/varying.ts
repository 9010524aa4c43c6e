import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import type { Operation } from '../../openapi/operation.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

const ORIGINS = ['https://one.plumbline.invalid', 'https://two.plumbline.invalid'];
const LANGUAGES = ['en', 'de', 'fr', 'ja'];

/** One representation asked for twice alike, and then by other values of a field of which it may depend. */
export function varying(read: Operation): readonly Scenario[] {
  const ranges = [...read.responses.values()].flatMap(({ status, content }) =>
    /^2/.test(status) ? (content ?? []).map(({ range }) => range).filter((range) => !range.includes('*')) : [],
  );
  const scenario = (field: string, values: readonly string[]): Scenario => ({
    id: `vary-by-${field.toLowerCase()}`,
    summary: `${read.label} with several values of ${field}`,
    async play(actor) {
      const plain = actor.request(read, actor.known(read.path)[0]);
      const [usual, ...others] = values;
      if (usual === undefined || others.length === 0) throw new NotApplicable(`one value of ${field} only`);
      const first = await actor.accepted(withOnly(plain, field, usual));
      const same = await actor.accepted(withOnly(plain, field, usual));
      for (const value of others) {
        const other: AnsweredExchange = await actor.step(withOnly(plain, field, value));
        actor.judge(other, `vary-${field.toLowerCase()}`, [first, same]);
      }
    },
  });
  return [
    scenario('Accept', [...new Set(ranges)]),
    scenario('Accept-Language', LANGUAGES),
    scenario('Origin', ORIGINS),
  ];
}

function withOnly(testCase: Case, name: string, value: string): Case {
  const others = (testCase.headers ?? []).filter(([field]) => field.toLowerCase() !== name.toLowerCase());
  return { ...testCase, headers: [...others, [name, value]] };
}
