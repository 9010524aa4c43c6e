import type { JsonObject } from '../../openapi/json.ts';
import { sentMembers } from '../profiles/members.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario, withBody } from './scenario.ts';
import { defaultsOf } from './written-members.ts';

/** What is made without members that have a default is read with it. */
export function createWithDefaults({ create, read, item }: Family, root: JsonObject): Scenario | undefined {
  const names = create && read ? Object.keys(defaultsOf(create, root)) : [];
  if (!create || !read || names.length === 0) return undefined;
  return {
    id: 'create-with-defaults',
    summary: `${create.label} without ${names.join(', ')}, then ${read.label}`,
    async play(actor) {
      const usual = actor.request(create, actor.known(create.path)[0]);
      const body = sentMembers(usual);
      const schema = create.requestBody?.content.find(({ range }) => range === usual.body?.mediaType)?.schema;
      if (schema === undefined || !body) throw new NotApplicable(`${create.label} takes no object`);
      const least = Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
      if (!actor.models.model(schema).accepts(least)) throw new NotApplicable('it is not valid without them');
      const { binding, create: created } = await actor.make(withBody(usual, least), item);
      await actor.step(actor.request(read, binding), 'read-after-lesser-create', [created]);
    },
  };
}
