import type { Case } from '../../http/case.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import { isObject, type JsonObject } from '../../openapi/json.ts';
import { requestBody } from '../engine/observe.ts';
import { refersToAnother } from '../generators/references.ts';
import { type End, extreme, spelt, speltMembers } from './extremes.ts';
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

/** Which valid instance a resource is made with: every member, each at an end of its range, or texts that are hard to spell. */
type Whole = 'whole' | 'spelt' | End;

/** What was created with all that can be said of it is read as it was sent. */
export function createWholeAndRead({ create, read, item }: Family, which: Whole): Scenario | undefined {
  const schema = create?.requestBody?.content.find(({ range }) => isJson(range) || isForm(range))?.schema;
  if (!create || !read || schema === undefined) return undefined;
  return {
    id: `create-${which}-and-read`,
    summary: `${create.label} with every member${SAID[which]}, then ${read.label}`,
    async play(actor) {
      const usual = actor.request(create, actor.known(create.path)[0], 1);
      const model = actor.models.model(schema);
      const value = which === 'whole' ? undefined : which === 'spelt' ? spelt(model) : extreme(model, which);
      if (which !== 'whole' && value === undefined) throw new NotApplicable('no member has a range');
      const request = value ? withLinkedBody(actor, usual, value) : usual;
      // Where something is taken, other values are sent for all but what the request is about.
      const about = which === 'spelt' && value ? speltMembers(value).map((name) => `/${name}`) : [];
      const { binding, create: created } = await actor.make(
        about.length > 0
          ? { ...request, intent: { kind: 'valid', summary: `special characters in ${about.join()}` } }
          : request,
        item,
      );
      await actor.step(actor.request(read, binding), 'read-after-create', [created]);
    },
  };
}

const SAID: Readonly<Record<Whole, string>> = {
  whole: '',
  spelt: ', its texts of special characters',
  least: ' at its least',
  most: ' at its most',
};

function isForm(range: string): boolean {
  return parseMediaType(range)?.essence === 'application/x-www-form-urlencoded';
}

/** The case with this body, but for what refers to something: that stays what exists. */
function withLinkedBody(actor: Actor, usual: Case, value: JsonObject): Case {
  const own = requestBody(usual);
  const linked = isObject(own)
    ? Object.entries(own).filter(([name]) => refersToAnother(name) || actor.references(name).length > 0)
    : [];
  return withBody(usual, { ...value, ...Object.fromEntries(linked) });
}
