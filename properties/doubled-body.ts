import { isObject, type Json, type JsonObject } from '../openapi/json.ts';

/** Between the members that come first and those that come again: no JSON of ours has a line end otherwise. */
const SEAM = '\n';

/** A JSON object whose text has the members of `again` a second time, with other values. */
export function doubled(first: JsonObject, again: JsonObject): string {
  return `${JSON.stringify(first).slice(0, -1)},${SEAM}${JSON.stringify(again).slice(1)}`;
}

/** The members that a text of {@link doubled} has twice: the value that comes first, and the one that comes last. */
export function doubledMembers(text: string): ReadonlyMap<string, { readonly first: Json; readonly last: Json }> {
  const [head, tail] = text.split(`,${SEAM}`);
  const [first, again] = head === undefined || tail === undefined ? [] : [parsed(`${head}}`), parsed(`{${tail}`)];
  const found = new Map<string, { first: Json; last: Json }>();
  for (const [name, last] of Object.entries(again ?? {})) {
    const value = first?.[name];
    if (value !== undefined && last !== undefined) found.set(name, { first: value, last });
  }
  return found;
}

function parsed(text: string): JsonObject | undefined {
  const value = JSON.parse(text) as Json; // JSON.parse yields JSON
  return isObject(value) ? value : undefined;
}
