import type { Link, ResponseObject } from '../../openapi/operation.ts';
import type { Change } from '../change.ts';
import { answering, type Matched } from './matched.ts';
import { directionOf } from './surface.ts';

/** Links of an answer that came, went, or lead elsewhere. */
export function linkChanges(matched: Matched, before: ResponseObject, after: ResponseObject): readonly Change[] {
  const old = new Map(before.links.map((link) => [link.name, link]));
  const fresh = new Map(after.links.map((link) => [link.name, link]));
  const said = (id: string, verdict: Change['verdict'], message: string, at: Change['at']): Change => ({
    id,
    verdict,
    direction: directionOf({ sends: answering(matched) }),
    operation: matched.label,
    at,
    message,
    witness: null,
  });
  const changes: Change[] = [];
  for (const [name, link] of old) {
    const other = fresh.get(name);
    if (!other)
      changes.push(
        said('response-link-removed', 'review', `the link ${name}${target(link)} of ${before.status} is gone`, {
          old: link.pointer,
          new: after.pointer,
        }),
      );
    else if (meaning(link) !== meaning(other))
      changes.push(
        said('response-link-changed', 'review', `the link ${name} of ${before.status} leads${target(other)}`, {
          old: link.pointer,
          new: other.pointer,
        }),
      );
  }
  for (const [name, link] of fresh)
    if (!old.has(name))
      changes.push(
        said('response-link-added', 'compatible', `the link ${name}${target(link)} of ${after.status} is new`, {
          old: before.pointer,
          new: link.pointer,
        }),
      );
  return changes;
}

function target({ operation }: Link): string {
  return operation === undefined ? '' : ` to ${operation}`;
}

/** What a link does. The names of path parameters mean nothing: they count by their place in the path. */
function meaning({ operation, parameters, requestBody }: Link): string {
  const names = [...(operation ?? '').matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const place = (name: string): string => {
    const at = names.indexOf(name.replace(/^path\./, ''));
    return at < 0 ? name : `path ${at}`;
  };
  const sorted = Object.entries(parameters)
    .map(([name, value]) => [place(name), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([operation?.replace(/\{[^}]*\}/g, '{}') ?? null, sorted, requestBody ?? null]);
}
