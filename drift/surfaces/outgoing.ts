import type { ApiDocument } from '../../openapi/api-document.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import { join, valueAt } from '../../openapi/pointer.ts';
import { blanked } from './matched.ts';

/** An operation that the server calls and the client serves: a webhook or a callback. */
export interface Outgoing {
  /** What it is matched by: names of path parameters are not on the wire. */
  readonly key: string;
  readonly kind: 'webhook' | 'callback';
  /** What the server calls, for people and ids: `POST webhook orderCreated`. */
  readonly operation: Operation;
}

/** The webhooks of a document, and the callbacks of these operations. */
export function outgoingOf(document: ApiDocument, served: readonly Operation[]): readonly Outgoing[] {
  const places: { readonly pointer: string; readonly kind: Outgoing['kind']; readonly name: string }[] = [];
  for (const name of Object.keys(objectOf(member(document.root, 'webhooks'))))
    places.push({ pointer: join('/webhooks', name), kind: 'webhook', name: `webhook ${name}` });
  for (const operation of served)
    for (const [name, callback] of Object.entries(objectOf(operation.source.callbacks))) {
      const at = dereference(document.root, callback, join(operation.pointer, 'callbacks', name));
      for (const expression of Object.keys(objectOf(at.value)))
        if (!expression.startsWith('x-'))
          places.push({
            pointer: join(at.pointer, expression),
            kind: 'callback',
            name: `callback ${name} ${expression} of ${operation.label}`,
          });
    }
  if (places.length === 0) return [];
  // Read as paths are: each stands under a path of its own, by reference.
  const paths = Object.fromEntries(
    places.map(({ pointer }, i) => [`/${i}`, { $ref: `#${encodeURI(pointer).replaceAll('#', '%23')}` }]),
  );
  const root = document.root;
  const read: ApiDocument = Object.create(document, { root: { value: overlaid(root, paths) } });
  return operations(read).flatMap((operation) => {
    const place = /^\/\d+$/.test(operation.path) ? places[Number(operation.path.slice(1))] : undefined;
    if (!place) return [];
    const label = `${operation.method} ${place.name}`;
    return [
      {
        key: blanked(label),
        kind: place.kind,
        operation: { ...operation, label, source: objectOf(valueAt(root, operation.pointer)) },
      },
    ];
  });
}

/** The root with more paths: those that it has are still where references look for them. */
function overlaid(root: JsonObject, paths: JsonObject): JsonObject {
  return { ...root, paths: { ...paths, ...objectOf(root.paths) } };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
