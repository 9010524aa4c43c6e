import type { Case } from '../../http/case.ts';
import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import type { Operation } from '../../openapi/operation.ts';
import { pathOf } from '../engine/observe.ts';
import { matchTemplate, resourcePrefix } from '../engine/resource-pool.ts';
import { isSafe } from '../engine/safety.ts';
import type { Family } from './family.ts';
import { type Actor, NotApplicable, type Scenario } from './scenario.ts';

/** The Location of what was created leads to it. */
export function createAndFollowLocation({ create, read, item }: Family, basePath: string): Scenario | undefined {
  if (!create || !read) return undefined;
  return {
    id: 'follow-location',
    summary: `${create.label}, then GET its Location`,
    async play(actor) {
      const { create: created } = await actor.fresh(item);
      await actor.step(following(created, [read], actor, basePath), 'follow-location', [created]);
    },
  };
}

/** The Location of what was accepted, and not carried out yet, leads to where its progress shows (RFC 9110, 15.3.3). */
export function followAccepted(
  operation: Operation,
  operations: readonly Operation[],
  basePath: string,
): Scenario | undefined {
  if (isSafe(operation.method) || !operation.responses.has('202')) return undefined;
  return {
    id: 'follow-accepted',
    summary: `${operation.label}, then GET its Location`,
    async play(actor) {
      const below = resourcePrefix(operation.path) === undefined ? undefined : await ownOrKnown(actor, operation);
      const accepted = await actor.accepted(actor.request(operation, below));
      if (accepted.response.status !== 202) throw new NotApplicable(`it was answered ${accepted.response.status}`);
      const request = following(
        accepted,
        operations.filter(({ method }) => method === 'GET'),
        actor,
        basePath,
      );
      const url = new URL(field(accepted.response.headers, 'location') ?? '', accepted.request.url);
      // What is deleted is not there to be asked; the root of a host tells nothing.
      if (url.pathname === '/' || url.pathname === new URL(accepted.request.url).pathname)
        throw new NotApplicable('Location leads to the resource itself');
      await actor.step(request, 'follow-location', [accepted]);
    },
  };
}

async function ownOrKnown(actor: Actor, { path }: Operation): ReturnType<Actor['named']> {
  try {
    return (await actor.fresh(path)).binding;
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
    return actor.known(path)[0];
  }
}

/** A GET of the Location of an answer, as the reader whose path it is. Throws {@link NotApplicable} where it has none on this host. */
function following(
  { response, request }: AnsweredExchange,
  readers: readonly Operation[],
  actor: Actor,
  basePath: string,
): Case {
  const place = field(response.headers, 'location');
  if (place === undefined) throw new NotApplicable('the answer has no Location');
  const url = URL.canParse(place, request.url) ? new URL(place, request.url) : undefined;
  if (url === undefined || url.origin !== new URL(request.url).origin)
    throw new NotApplicable('Location leads to another host');
  const path = pathOf(place, basePath);
  for (const read of readers) {
    const binding = path === undefined ? undefined : matchTemplate(read.path, path);
    if (binding) return requestOf(read, binding, actor);
  }
  const [read] = readers;
  if (!read) throw new NotApplicable('the document has nothing to read');
  // An address that is none of an operation's is followed as it stands: the server named it.
  return { ...actor.request(read), parameters: [], path: pathBelow(url, basePath) };
}

/** The request for what a path names, whether or not its name is one that the document allows: the server chose it. */
function requestOf(read: Operation, binding: NonNullable<ReturnType<typeof matchTemplate>>, actor: Actor): Case {
  try {
    return actor.request(read, binding);
  } catch (error) {
    if (!(error instanceof NotApplicable)) throw error;
    const parameters = Object.entries(binding).map(([name, value]) => ({ in: 'path', name, value }) as const);
    const request = actor.request(read);
    return { ...request, parameters: [...request.parameters.filter((given) => given.in !== 'path'), ...parameters] };
  }
}

function pathBelow(url: URL, basePath: string): string {
  const path = url.pathname + url.search;
  return path.startsWith(`${basePath}/`)
    ? path.slice(basePath.length)
    : `/${'../'.repeat(basePath.split('/').length - 1)}${path.slice(1)}`;
}
