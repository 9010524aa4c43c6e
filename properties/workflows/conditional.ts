import type { AnsweredExchange } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import type { Operation } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import { accepted, pathValues } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import { differing, firstAccepted } from './differing.ts';
import type { Family } from './family.ts';
import { freeName, withOwnResource } from './own-resource.ts';
import { type Actor, NotApplicable, type Scenario, withField } from './scenario.ts';

const declares = (operation: Operation, name: string): boolean =>
  operation.parameters.some((parameter) => parameter.in === 'header' && parameter.name.toLowerCase() === name);

/** A GET with the entity tag just received is answered 304. */
export function conditionalGet(read: Operation | undefined): Scenario | undefined {
  if (!read) return undefined;
  const tagged = [...read.responses.values()].some(({ headers }) =>
    headers.some(({ name }) => name.toLowerCase() === 'etag'),
  );
  if (!declares(read, 'if-none-match') && !read.responses.has('304') && !tagged) return undefined;
  return {
    id: 'conditional-get',
    summary: `${read.label} twice, then with If-None-Match`,
    async play(actor) {
      const request = actor.request(read, actor.known(read.path)[0]);
      const first = await actor.accepted(request);
      const second = await actor.accepted(request);
      actor.judge(second, 'read-again', [first]);
      const tag = field(second.response.headers, 'etag');
      if (tag === undefined) throw new NotApplicable('the answer has no ETag');
      await actor.step(withField(request, 'If-None-Match', tag), 'conditional-get', [first, second]);
    },
  };
}

/** A write with the entity tag of another version is not performed: one that nothing ever had. */
export function staleWrite(family: Family, write: Operation | undefined): Scenario | undefined {
  const { create, read } = family;
  if (!read || !write || !mayMatch(write)) return undefined;
  return {
    id: `stale-${write.method.toLowerCase()}`,
    summary: `${(create ?? family.replace ?? read).label}, ${write.label} with an If-Match that names another version, then ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        const before = await actor.accepted(actor.request(read, binding));
        await writeStale(actor, { read, write, binding, before }, '"plumbline-names-another-version"');
      }),
  };
}

/** A write with the entity tag of an earlier version is not performed: the update between the two would be lost. */
export function overtakenWrite(family: Family, write: Operation | undefined): Scenario | undefined {
  const { read } = family;
  const mover = [family.patch, family.replace].find((one) => one !== undefined);
  if (!read || !write || !mover || !mayMatch(write)) return undefined;
  return {
    id: `overtaken-${write.method.toLowerCase()}`,
    summary: `${read.label}, ${mover.label}, then ${write.label} with the entity tag of the first, and ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        const first = await actor.accepted(actor.request(read, binding));
        const tag = field(first.response.headers, 'etag');
        if (tag === undefined) throw new NotApplicable('the answer has no ETag');
        const moves = differing(actor, mover, binding, gotObject(first));
        await firstAccepted(
          actor,
          moves.map((move) => (mayMatch(mover) ? withField(move, 'If-Match', tag) : move)),
        );
        const before = await actor.accepted(actor.request(read, binding));
        if (field(before.response.headers, 'etag') === tag) throw new NotApplicable('the ETag stays');
        await writeStale(actor, { read, write, binding, before }, tag);
      }),
  };
}

/** A PUT that is meant to create (`If-None-Match: *`), or to replace all versions but this, does not touch what is there. */
export function createOnly(family: Family): Scenario | undefined {
  const { read, replace } = family;
  if (!read || !replace) return undefined;
  if (!declares(replace, 'if-none-match') && (!replace.responses.has('412') || declares(replace, 'if-match')))
    return undefined;
  const given = replace.parameters.find(({ in: part, name }) => part === 'header' && /^if-none-match$/i.test(name));
  return {
    id: 'create-only',
    summary: `${replace.label} with If-None-Match of what is there, then ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        let before = await actor.accepted(actor.request(read, binding));
        const tag = field(before.response.headers, 'etag');
        for (const value of tag === undefined ? ['*'] : ['*', tag]) {
          if (given?.schema !== undefined && !actor.models.model(given.schema).accepts(value)) continue;
          const [another] = differing(actor, replace, binding, gotObject(before));
          const put = await actor.step(withField(another, 'If-None-Match', value), 'create-only', [before]);
          before = await actor.step(actor.request(read, binding), 'read-after-create-only', [before, put]);
        }
      }),
  };
}

/** A PUT that is meant to replace (`If-Match: *`) creates nothing. */
export function replaceOnly(family: Family): Scenario | undefined {
  const { create, read, replace, delete: remove, item, single } = family;
  if (create || single || !read || !replace || !mayMatch(replace)) return undefined;
  return {
    id: 'replace-only',
    summary: `${replace.label} under a free name with If-Match: *, then ${read.label}`,
    async play(actor) {
      const free = freeName(pathValues(actor.request(replace)), actor, { read, item });
      const before = await actor.step(actor.request(read, free));
      if (before.response.status !== 404) throw new NotApplicable('what is not there is not answered 404');
      const put = await actor.step(withField(actor.request(replace, free), 'If-Match', '*'), 'replace-only', [before]);
      await actor.step(actor.request(read, free), 'read-after-stale-write', [before, put]);
      if (accepted(put.response) && remove) await actor.step(actor.request(remove, free));
    },
  };
}

interface Stale {
  readonly read: Operation;
  readonly write: Operation;
  readonly binding: Binding;
  readonly before: AnsweredExchange;
}

async function writeStale(actor: Actor, { read, write, binding, before }: Stale, tag: string): Promise<void> {
  const [another] = differing(actor, write, binding, gotObject(before));
  const stale = await actor.step(withField(another, 'If-Match', tag), 'stale-write', [before]);
  await actor.step(actor.request(read, binding), 'read-after-stale-write', [before, stale]);
}

function mayMatch(write: Operation): boolean {
  return declares(write, 'if-match') || (write.responses.has('412') && !declares(write, 'if-none-match'));
}
