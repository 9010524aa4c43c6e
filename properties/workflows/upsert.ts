import { gotObject, sentObject } from '../checks/relation.ts';
import { accepted, pathValues } from '../engine/observe.ts';
import { type Binding, templateParameters } from '../engine/resource-pool.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

/** Where only PUT makes resources: made under a name that is free, replaced, read after each, and deleted in the end. */
export function upsertAndRead({ create, read, replace, delete: remove, item }: Family): Scenario | undefined {
  if (create || !read || !replace) return undefined;
  return {
    id: 'upsert-and-read',
    summary: `${replace.label} under a free name, again with other values, and ${read.label} after each`,
    async play(actor) {
      const own = freeName(pathValues(actor.request(replace)), actor, { read, item });
      const before = await actor.step(actor.request(read, own));
      if (before.response.status !== 404) throw new NotApplicable('what is not there is not answered 404');
      const put = await actor.step(actor.request(replace, own));
      if (!accepted(put.response)) throw new NotApplicable('a PUT of what is not there is refused');
      await actor.step(actor.request(read, own), 'read-after-first-put', [before, put]);
      try {
        const replaced = await firstAccepted(actor, differing(actor, replace, own, gotObject(put) ?? sentObject(put)));
        const after = await actor.step(actor.request(read, own), 'read-after-replace', [replaced]);
        const again = await actor.step(replaced.case, 'replace-again', [replaced, after]);
        await actor.step(actor.request(read, own), 'read-after-replace-again', [replaced, after, again]);
      } finally {
        if (remove) await actor.step(actor.request(remove, own));
      }
    },
  };
}

/** A name like the one that is known, which no other sequence uses. */
function freeName(known: Binding, actor: Actor, { read, item }: { read: Family['read']; item: string }): Binding {
  const name = templateParameters(item).at(-1) ?? '';
  const schema = read?.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema;
  const value = known[name];
  const number = 100 + actor.attempt();
  const candidates =
    typeof value === 'number'
      ? [value + number]
      : typeof value === 'string'
        ? [`${value}${number}`, `${value.slice(0, -String(number).length)}${number}`]
        : [];
  const free = candidates.find((one) => schema === undefined || actor.models.model(schema).accepts(one));
  if (free === undefined) throw new NotApplicable('no name of a resource that is not there could be made');
  return { ...known, [name]: free };
}
