import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';

/** Knows schemas that are the same text in both documents, and so is all that they refer to: nothing to compare. */
export interface Unchanged {
  has(old: JsonPointer, fresh: JsonPointer): boolean;
}

const COMPONENT = /^#?\/components\/schemas\/([^/]+)$/;

/** The unchanged schemas of two documents. Only references to whole components are followed: others count as changed. */
export function findUnchanged(oldRoot: JsonObject, newRoot: JsonObject): Unchanged {
  const old = schemasIn(oldRoot);
  const fresh = schemasIn(newRoot);
  const same = new Map<string, readonly string[]>();
  for (const [name, schema] of Object.entries(old)) {
    const other = fresh[name];
    const references = schema === undefined || other === undefined ? undefined : equalReferences(schema, other);
    if (references) same.set(name, references);
  }
  // Whoever refers to what changed has changed.
  for (let shrunk = true; shrunk; ) {
    shrunk = false;
    for (const [name, references] of same)
      if (references.some((reference) => !same.has(reference))) {
        same.delete(name);
        shrunk = true;
      }
  }
  return {
    has(before, after) {
      const name = COMPONENT.exec(before)?.[1];
      if (name !== undefined && before === after && same.has(name)) return true;
      const [a, b] = [valueAt(oldRoot, before), valueAt(newRoot, after)];
      if (a === undefined || b === undefined) return false;
      return equalReferences(a, b)?.every((reference) => same.has(reference)) ?? false;
    },
  };
}

function schemasIn(root: JsonObject): JsonObject {
  const schemas = member(member(root, 'components'), 'schemas');
  return isObject(schemas) ? schemas : {};
}

/** The components that two equal values refer to; `undefined` where they are not equal, or refer to anything else. */
function equalReferences(a: Json, b: Json): readonly string[] | undefined {
  const found: string[] = [];
  return same(a, b, found) ? found : undefined;
}

function same(a: Json, b: Json, references: string[]): boolean {
  if (a === b) return true;
  if (isArray(a)) {
    if (!isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => same(item, b[i] ?? null, references));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) {
    const [before, after] = [a[name], b[name]];
    if (before === undefined || after === undefined || !Object.hasOwn(b, name)) return false;
    if (name === '$ref' && typeof before === 'string') {
      const component = COMPONENT.exec(before)?.[1];
      if (component === undefined || before !== after) return false;
      references.push(component);
    } else if (name === '$dynamicRef' || name === '$id' || !same(before, after, references)) return false;
  }
  return true;
}
