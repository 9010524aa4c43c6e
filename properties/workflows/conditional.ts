import { field } from '../../http/fields.ts';
import type { Operation } from '../../openapi/operation.ts';
import { gotObject } from '../checks/relation.ts';
import { differing } from './differing.ts';
import type { Family } from './family.ts';
import { NotApplicable, type Scenario, withField } from './scenario.ts';

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

/** A write with the entity tag of another version is not performed. */
export function staleWrite({ create, read, item }: Family, write: Operation | undefined): Scenario | undefined {
  if (!create || !read || !write) return undefined;
  if (!declares(write, 'if-match') && !write.responses.has('412')) return undefined;
  return {
    id: `stale-${write.method.toLowerCase()}`,
    summary: `${create.label}, ${write.label} with an If-Match that names another version, then ${read.label}`,
    async play(actor) {
      const { binding } = await actor.fresh(item);
      const before = await actor.accepted(actor.request(read, binding));
      const [another] = differing(actor, write, binding, gotObject(before));
      const stale = await actor.step(
        withField(another, 'If-Match', '"plumbline-names-another-version"'),
        'stale-write',
        [before],
      );
      await actor.step(actor.request(read, binding), 'read-after-stale-write', [before, stale]);
    },
  };
}
