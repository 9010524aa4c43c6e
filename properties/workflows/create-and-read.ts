import { field } from '../../http/fields.ts';
import { pathOf } from '../engine/observe.ts';
import { matchTemplate } from '../engine/resource-pool.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario } from './scenario.ts';

/** What was created can be read, and is what was sent. */
export function createAndRead({ create, read, item }: Family): Scenario | undefined {
  if (!create || !read) return undefined;
  return {
    id: 'create-and-read',
    summary: `${create.label}, then ${read.label}`,
    async play(actor) {
      const { binding, create: created } = await actor.fresh(item);
      await actor.step(actor.request(read, binding), 'read-after-create', [created]);
    },
  };
}

/** The Location of what was created leads to it. */
export function createAndFollowLocation({ create, read, item }: Family, basePath: string): Scenario | undefined {
  if (!create || !read) return undefined;
  return {
    id: 'follow-location',
    summary: `${create.label}, then GET its Location`,
    async play(actor) {
      const { create: created } = await actor.fresh(item);
      const place = field(created.response.headers, 'location');
      if (place === undefined) throw new NotApplicable('the answer has no Location');
      const url = new URL(place, created.request.url);
      if (url.origin !== new URL(created.request.url).origin) throw new NotApplicable('Location leads to another host');
      const path = pathOf(place, basePath);
      const binding = path === undefined ? undefined : matchTemplate(read.path, path);
      const request = actor.request(read, binding);
      // An address that is none of the operation's is followed as it stands: the server named it.
      const followed = binding ? request : { ...request, parameters: [], path: pathBelow(url, basePath) };
      await actor.step(followed, 'follow-location', [created]);
    },
  };
}

function pathBelow(url: URL, basePath: string): string {
  const path = url.pathname + url.search;
  return path.startsWith(`${basePath}/`)
    ? path.slice(basePath.length)
    : `/${'../'.repeat(basePath.split('/').length - 1)}${path.slice(1)}`;
}
