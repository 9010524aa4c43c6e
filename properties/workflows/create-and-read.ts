import type { Case } from '../../http/case.ts';
import { field } from '../../http/fields.ts';
import { isJson } from '../../http/media-type.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import { pathOf, requestBody } from '../engine/observe.ts';
import { matchTemplate } from '../engine/resource-pool.ts';
import { refersToAnother } from '../generators/references.ts';
import { type End, extreme } from './extremes.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';

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

/** What was created with all that can be said of it, and with all of it at one end of its range, is read as it was sent. */
export function createWholeAndRead({ create, read, item }: Family, which: 'whole' | End): Scenario | undefined {
  const schema = create?.requestBody?.content.find(({ range }) => isJson(range))?.schema;
  if (!create || !read || schema === undefined) return undefined;
  return {
    id: `create-${which}-and-read`,
    summary: `${create.label} with every member${which === 'whole' ? '' : ` at its ${which}`}, then ${read.label}`,
    async play(actor) {
      const usual = actor.request(create, actor.known(create.path)[0], 1);
      const value = which === 'whole' ? undefined : extreme(actor.models.model(schema), which);
      if (which !== 'whole' && value === undefined) throw new NotApplicable('no member has a range');
      const { binding, create: created } = await actor.make(value ? withLinkedBody(actor, usual, value) : usual, item);
      await actor.step(actor.request(read, binding), 'read-after-create', [created]);
    },
  };
}

/** The case with this body, but for what refers to something: that stays what exists. */
function withLinkedBody(actor: Actor, usual: Case, value: JsonObject): Case {
  const own = requestBody(usual);
  const linked = isObject(own)
    ? Object.entries(own).filter(([name]) => refersToAnother(name) || actor.references(name).length > 0)
    : [];
  return withBody(usual, { ...value, ...Object.fromEntries(linked) });
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
