import { isObject, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { accepted, requestBody } from '../engine/observe.ts';
import { attemptedAgain } from '../generators/own-keys.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario, withBody } from './scenario.ts';
import { siblingOf } from './siblings.ts';

/** What the description of a 409 says where something has to be unique. */
const UNIQUE =
  /\b(taken|exists?|existing|duplicates?|duplicated|unique|uniqueness|in use|(is|are) there already|there (is|are)\b.{1,60}\balready|already (used|registered|there|known))\b/i;

/** Whether the document says that the operation is refused where the resource, or what it is called, is there already. */
export function promisesUniqueness({ responses }: Operation): boolean {
  return UNIQUE.test(responses.get('409')?.description ?? '');
}

/** The same creation again is refused where something has to be unique, and so is an update to what another is. */
export function repeatedValues(family: Family): Scenario | undefined {
  const { create, read, replace, patch, item } = family;
  if (!create || !read || !promisesUniqueness(create)) return undefined;
  const updates = [replace, patch].filter((one) => one !== undefined && promisesUniqueness(one));
  return {
    id: 'repeated-values',
    summary: `${[create, ...updates].map((one) => one?.label).join(', ')} with what another resource has`,
    async play(actor) {
      const first = await actor.fresh(item);
      const same = attemptedAgain(first.create.case, actor.attempt());
      await actor.exactly({ ...same, fresh: undefined }, 'made-again', [first.create]);
      const second = await siblingOf([first], actor, family);
      const said = requestBody(first.create.case);
      if (!isObject(said)) throw new NotApplicable(`${create.label} takes no object`);
      for (const write of updates) {
        if (!write) continue;
        const usual = actor.request(write, second.binding);
        const schema = write.requestBody?.content.find(({ range }) => range === usual.body?.mediaType)?.schema;
        const value = write === patch ? textsOf(said) : said;
        if (schema === undefined || !actor.models.model(schema).accepts(value)) continue;
        const written = await actor.exactly(withBody(usual, value), 'made-alike', [first.create]);
        if (!accepted(written.response)) continue;
        await actor.step(actor.request(read, second.binding), 'read-after-alike', [first.create, written]);
      }
    },
  };
}

function textsOf(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'));
}
