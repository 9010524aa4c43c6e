import { bareName } from '../../openapi/bare-name.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { creators } from '../../properties/engine/creators.ts';
import { envelopeOf } from '../../properties/engine/envelope.ts';
import { collectionOf, templateKey, templateParameters } from '../../properties/engine/resource-pool.ts';
import { identifyingMember, singular } from '../../properties/engine/shown-resources.ts';
import { singletons } from '../../properties/engine/singletons.ts';
import { withAt } from './at-path.ts';

/** One kind of resource that a document describes: the operations on its collection and on one of its items. */
export interface Kind {
  /** `/books/{bookId}` */
  readonly item: string;
  /** `/books` */
  readonly collection: string;
  /** Name of the item's own path parameter; empty where it has none. */
  readonly parameter: string;
  /** There is only one: it stands in no collection, and both paths are its own. */
  readonly single?: true;
  readonly create?: Operation;
  readonly list?: Operation;
  readonly read?: Operation;
  readonly replace?: Operation;
  readonly patch?: Operation;
  readonly remove?: Operation;
}

/** The candidates: every item path that ends in a parameter of its own segment, and every single one. Longest paths last. */
export function kindsOf(operations: readonly Operation[]): readonly Kind[] {
  const items = new Map<string, string>();
  const serving = new Map<string, Operation>();
  for (const operation of operations) {
    const { path, method } = operation;
    const key = templateKey(path);
    if (/\/\{[^/{}]+\}$/.test(path) && !items.has(key)) items.set(key, path);
    if (!serving.has(`${method} ${key}`)) serving.set(`${method} ${key}`, operation);
  }
  const alone = singletons(operations);
  return [...items.values(), ...alone]
    .sort((a, b) => a.split('/').length - b.split('/').length)
    .map((item) => {
      const collection = collectionOf(item);
      const find = (method: string, path: string): Operation | undefined =>
        serving.get(`${method} ${templateKey(path)}`);
      return {
        item,
        ...(alone.has(item)
          ? { collection: item, parameter: '', single: true }
          : {
              collection,
              parameter: templateParameters(item).at(-1) ?? '',
              create: find('POST', collection) ?? creators(item, operations)[0],
              list: find('GET', collection),
            }),
        read: find('GET', item),
        replace: find('PUT', item),
        patch: find('PATCH', item),
        remove: find('DELETE', item),
      };
    });
}

/** The member of a representation that identifies it; `undefined` when none does. */
export function identifierMember(representation: JsonObject, kind: Kind): string | undefined {
  const { identifier } = kind.read ?? kind.create ?? kind.list ?? {};
  return identifyingMember(representation, kind.parameter, { path: kind.collection, identifier });
}

/** Every member that names the resource: besides its identifier those called as the parameter, `id`, or the noun's id. */
export function namingMembers(representation: JsonObject, { parameter, collection }: Kind): readonly string[] {
  const noun = bareName(singular(collection.slice(collection.lastIndexOf('/') + 1)));
  const names = new Set([bareName(parameter), 'id', `${noun}id`]);
  return Object.entries(representation)
    .filter(([name, value]) => names.has(bareName(name)) && (typeof value === 'string' || typeof value === 'number'))
    .map(([name]) => name);
}

/** The identifier that a request chose: the member of its body that is called as the path's parameter. */
export function chosenIdentifier(body: JsonObject, { parameter }: Kind): Json | undefined {
  return Object.entries(body).find(([name]) => bareName(name) === bareName(parameter))?.[1];
}

const ENVELOPES = ['data', 'item', 'result', 'results', 'resource', 'value', 'response', 'attributes'];

/** Where in an answer the object with this very member stands: the answer itself, or one that it wraps. */
export function pathOfMember(body: Json, name: string): readonly string[] | undefined {
  if (!isObject(body)) return undefined;
  if (Object.hasOwn(body, name)) return [];
  const inner = Object.entries(body).filter(([, value]) => isObject(value) && Object.hasOwn(value, name));
  return inner.length === 1 && inner[0] ? [inner[0][0]] : undefined;
}

/** Where in an answer the representation stands: the path of the object that its identifier is in. */
export function representationPath(body: Json, kind: Kind): readonly string[] | undefined {
  if (!isObject(body)) return undefined;
  if (kind.single) return envelopeOf(body);
  if (identifierMember(body, kind) !== undefined) return [];
  const noun = bareName(singular(kind.collection.slice(kind.collection.lastIndexOf('/') + 1)));
  const objects = Object.entries(body).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  const likely = objects.filter(([name]) => ENVELOPES.includes(name) || bareName(name) === noun);
  for (const [name, inner] of likely.length > 0 ? likely : objects.length === 1 ? objects : []) {
    if (identifierMember(inner, kind) !== undefined) return [name];
  }
  return undefined;
}

/** Where in an answer a list stands that is empty and may hold this representation: examples often show none. */
export function emptyListPath(
  body: Json,
  representation: JsonObject,
  accepts: (body: Json) => boolean,
): readonly string[] | undefined {
  const members = isObject(body) ? Object.entries(body) : [];
  const nested = members.flatMap(([outer, inner]) =>
    isObject(inner) ? Object.entries(inner).map(([name, value]) => [[outer, name], value] as const) : [],
  );
  const places = [[[], body] as const, ...members.map(([name, value]) => [[name], value] as const), ...nested];
  return places.find(
    ([path, value]) => isArray(value) && value.length === 0 && accepts(withAt(body, path, [representation])),
  )?.[0];
}

/** Where in an answer the list of representations stands. What has an identifier of its own lists its parts, not its like. */
export function listPath(body: Json, kind: Kind): readonly string[] | undefined {
  const path = likeliestList(body, kind);
  const name = bareName(path?.[0] ?? '');
  const noun = bareName(kind.collection.slice(kind.collection.lastIndexOf('/') + 1));
  const parts =
    name !== '' && name !== noun && !LISTS.includes(name) && isObject(body) && namingMembers(body, kind).length > 0;
  return parts ? undefined : path;
}

/** Members that hold a list in answers that may have an identifier. */
const LISTS = [...ENVELOPES, 'items', 'records', 'entries', 'list', 'rows', 'objects', 'content', 'values', 'embedded'];

function likeliestList(body: Json, kind: Kind): readonly string[] | undefined {
  const lists = (value: Json | undefined): boolean =>
    isArray(value) && isObject(value[0]) && identifierMember(value[0], kind) !== undefined;
  if (lists(body)) return [];
  if (!isObject(body)) return undefined;
  const direct = Object.entries(body).filter(([, value]) => lists(value));
  if (direct.length > 1) return undefined;
  if (direct[0]) return [direct[0][0]];
  for (const [name, inner] of Object.entries(body)) {
    if (!isObject(inner)) continue;
    const nested = Object.entries(inner).filter(([, value]) => lists(value));
    if (nested.length === 1 && nested[0]) return [name, nested[0][0]];
  }
  return undefined;
}
