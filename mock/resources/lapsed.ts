import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { defaultsOf, readOnlyMembers } from '../../properties/workflows/written-members.ts';
import type { Plan } from '../plan.ts';
import { isCountable } from './countable.ts';
import type { Model } from './model.ts';
import type { Stored } from './store.ts';

/** A resource whose first number has grown: what a read must not do. */
export function counted(stored: Stored): Stored {
  const found = Object.entries(stored.body).find(([name, value]) => value !== stored.id && isCountable(name, value));
  return found
    ? { ...stored, version: stored.version + 1, body: { ...stored.body, [found[0]]: Number(found[1]) + 1 } }
    : stored;
}

/** Whether a resource has these members already. */
export function sameMembers(body: JsonObject, written: JsonObject): boolean {
  return Object.entries(written).every(([name, value]) => JSON.stringify(body[name]) === JSON.stringify(value));
}

/** What a PUT leaves that adds where it should set. */
export function accumulated(body: JsonObject, written: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (!Object.hasOwn(written, name)) return [name, value];
      if (typeof value === 'number') return [name, value + 1];
      return [name, Array.isArray(value) ? [...value, ...value] : value];
    }),
  );
}

/** What a write leaves out, as its schema says that it is; with a lapse nothing. */
export function assumed(model: Model, { operation, lapses }: Plan): JsonObject {
  return lapses.has('defaults-forgotten') ? {} : defaultsOf(operation, model.root);
}

/** What is to be kept of a body; with a lapse also what is read-only in it. */
export function writtenBy(model: Model, { operation, lapses }: Plan, body: Json | undefined): JsonObject {
  const written = model.written(operation, body);
  const read = model.kind.read;
  if (!lapses.has('read-only-written') || !read || !isObject(body)) return written;
  const names = new Set(readOnlyMembers(operation, read, model.root).map(({ name }) => name));
  const more = Object.entries(body).filter(([name]) => names.has(name) && name !== model.member);
  return { ...written, ...Object.fromEntries(more) };
}

/** What a list shows of each: what it is, or with a lapse what it was before it was last written to. */
export function asListed({ lapses }: Plan): (stored: Stored) => Stored {
  return (stored) => (lapses.has('list-shows-before') && stored.before ? { ...stored, body: stored.before } : stored);
}

/** What the answer to a write shows: what was written, or with a lapse what was there before. */
export function asAnswered({ lapses }: Plan, kept: Stored, old: Stored | undefined): Stored {
  return lapses.has('write-shows-before') && old ? old : kept;
}

/** The resource with one of these members changed to something that is still valid. */
export function changed(model: Model, stored: Stored, names: ReadonlySet<string>): Stored {
  for (const [name, value] of Object.entries(stored.body)) {
    if (!names.has(name) || name === model.member || value === undefined) continue;
    for (const other of otherThan(value)) {
      const body = { ...stored.body, [name]: other };
      if (model.valid(body)) return { ...stored, body, version: stored.version + 1 };
    }
  }
  return stored;
}

function otherThan(value: Json): readonly Json[] {
  switch (typeof value) {
    case 'number':
      return [value + 1, value - 1, value + 5, value / 2];
    case 'boolean':
      return [!value];
    case 'string':
      return [`${value}x`, value.slice(1), `x${value.slice(1)}`];
    default:
      return [];
  }
}
