import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { type JsonPointer, join, parentOf, valueAt } from '../../openapi/pointer.ts';
import type { Change } from '../change.ts';
import type { Documents } from './documents.ts';
import type { Matched } from './matched.ts';

interface Server {
  readonly url: string;
  readonly pointer: JsonPointer;
}

interface Servers {
  readonly list: readonly Server[];
  /** Where they stand: in the document, the path or the operation. */
  readonly at: JsonPointer;
}

/** Addresses that are served no longer, or newly. A document without servers promises no address. */
export function serverChanges({ old, new: fresh }: Documents, matched: readonly Matched[]): readonly Change[] {
  const before = serversIn(old.root, '');
  const after = serversIn(fresh.root, '');
  const changes = compared(before, after, '*', '');
  for (const each of matched) {
    const was = serversOf(old.root, each.old);
    const is = serversOf(fresh.root, each.new);
    // What is inherited on both sides was said of the whole document.
    if (was.at === '' && is.at === '') continue;
    changes.push(...compared(was, is, each.label, each.new.path));
  }
  return changes;
}

function compared(before: Servers, after: Servers, operation: string, path: string): Change[] {
  if (before.list.length === 0 || after.list.length === 0) return [];
  const said = (id: string, breaks: boolean, { url }: Server, at: Change['at']): Change => ({
    id,
    verdict: breaks ? 'breaking' : 'compatible',
    direction: 'both',
    operation,
    at,
    message: breaks ? `${url} is no longer served` : `${url} is served now`,
    witness: breaks ? { kind: 'address', shown: `${url}${path}`, validOld: true, validNew: false } : null,
  });
  const served = (list: readonly Server[], { url }: Server): boolean => list.some((other) => other.url === url);
  return [
    ...before.list
      .filter((server) => !served(after.list, server))
      .map((server) => said('server-removed', true, server, { old: server.pointer, new: join(after.at, 'servers') })),
    ...after.list
      .filter((server) => !served(before.list, server))
      .map((server) => said('server-added', false, server, { old: join(before.at, 'servers'), new: server.pointer })),
  ];
}

/** The servers of an operation: its own, those of its path, those of the document. */
function serversOf(root: JsonObject, { pointer }: Operation): Servers {
  const path = parentOf(pointer)?.parent ?? '';
  for (const at of [pointer, path]) {
    const found = serversIn(root, at);
    if (found.list.length > 0) return found;
  }
  return serversIn(root, '');
}

function serversIn(root: JsonObject, at: JsonPointer): Servers {
  const servers = member(valueAt(root, at), 'servers');
  if (!isArray(servers)) return { list: [], at };
  const list = servers.flatMap((server, i) =>
    addresses(server).map((url) => ({ url, pointer: join(at, 'servers', i) })),
  );
  return { list, at };
}

const MOST_ADDRESSES = 64;

/** Every address that a server's variables make; those without a list of values have their default. */
function addresses(server: Json): readonly string[] {
  const url = member(server, 'url');
  if (typeof url !== 'string') return [];
  const variables = member(server, 'variables');
  let found: readonly string[] = [url];
  for (const [name, variable] of isObject(variables) ? Object.entries(variables) : []) {
    const values = member(variable, 'enum');
    const choices = isArray(values) && values.length > 0 ? values : [member(variable, 'default') ?? `{${name}}`];
    found = found
      .flatMap((each) => choices.map((value) => each.replaceAll(`{${name}}`, String(value))))
      .slice(0, MOST_ADDRESSES);
  }
  return [...new Set(found.map((each) => each.replace(/\/+$/, '') || '/'))];
}
