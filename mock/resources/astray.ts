import type { Json, JsonObject } from '../../openapi/json.ts';
import type { Lapse } from '../fault.ts';
import type { Model } from './model.ts';
import { type Collection, drop, keep, type Stored } from './store.ts';

/** A member that says when a resource was made. */
export const MADE_AT = /^(created|creation|inserted|registered|joined)_?(at|on|date|time|timestamp)?$/i;
const ANOTHER_TIME = '2001-02-03T04:05:06Z';
const ANOTHER_DAY = '2001-02-03';

/** A lapse: what was meant for one resource is carried out on all others of its collection, as far as it is valid there. */
export function changeOthers({ records }: Collection, key: string, written: JsonObject, model: Model): void {
  for (const [other, stored] of [...records]) {
    if (other === key) continue;
    let body = stored.body;
    for (const [name, value] of Object.entries(written)) {
      const next = { ...body, [name]: value, ...model.named(stored.id) };
      if (model.valid(next)) body = next;
    }
    records.set(other, { ...stored, body, version: stored.version + 1 });
  }
}

/** A lapse: all others of a collection go with what is deleted. */
export function dropOthers(collection: Collection): void {
  for (const key of [...collection.records.keys()]) drop(collection, key);
}

/** A lapse: a write makes the resource anew, at another time. */
export function madeAnew(stored: Stored, { full, valid }: Pick<Model, 'full' | 'valid'>): Stored {
  const name = madeAtMember(full);
  const texts = name === undefined ? [] : [ANOTHER_TIME, ANOTHER_DAY];
  const body = texts.map((text) => ({ ...stored.body, [name ?? '']: text })).find((each) => valid(each));
  return body ? { ...stored, body } : stored;
}

/** The member that says when a resource was made, where it is a moment or a day. */
export function madeAtMember(body: JsonObject): string | undefined {
  return Object.keys(body).find((name) => MADE_AT.test(name) && isMoment(body[name]));
}

function isMoment(value: Json | undefined): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
}

/** Keeps a resource after a write that changed it, with what a lapse does besides. */
export function keepWritten(
  collection: Collection,
  stored: Stored,
  written: JsonObject,
  model: Model,
  lapses: ReadonlySet<Lapse>,
): Stored {
  const kept = lapses.has('write-makes-anew') ? madeAnew(stored, model) : stored;
  keep(collection, kept);
  if (lapses.has('write-changes-others')) changeOthers(collection, String(stored.id), written, model);
  return kept;
}
