import { gotObject, sentObject } from '../checks/relation.ts';
import { accepted, pathValues } from '../engine/observe.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { freeName } from './own-resource.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

/** Where only PUT makes resources: made under a name that is free, replaced, read after each, and deleted in the end. */
export function upsertAndRead({ create, read, replace, delete: remove, item, single }: Family): Scenario | undefined {
  if (create || single || !read || !replace) return undefined;
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
