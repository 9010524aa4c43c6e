import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { createShapes, enumerated } from '../../openapi/schema/shape.ts';
import { gotObject } from '../checks/relation.ts';
import { accepted, requestBody } from '../engine/observe.ts';
import type { Binding } from '../engine/resource-pool.ts';
import { probing } from '../profiles/probe.ts';
import type { Family } from './family.ts';
import { withOwnResource } from './own-resource.ts';
import { type Actor, NotApplicable, type Scenario, withBody } from './scenario.ts';
import { parentOf } from './siblings.ts';
import { readOnlyMembers } from './written-members.ts';

/** What a write says of read-only members is refused or left aside, and not what is read afterwards. */
export function writeReadOnly(family: Family, write: Operation | undefined, root: JsonObject): Scenario | undefined {
  const { create, read, item, single } = family;
  if (!(create || single) || !read || !write) return undefined;
  const makes = write === create;
  const names = readOnlyMembers(write, read, root).filter(
    // Which resource an update is about may have to be repeated.
    ({ name }) => makes || !/^(_?id|uuid|key|slug)$/i.test(name),
  );
  if (names.length === 0) return undefined;
  return {
    id: `read-only-by-${write.method.toLowerCase()}`,
    summary: `${write.label} with values for what is read-only, then ${read.label}`,
    play: (actor) =>
      withOwnResource(actor, family, async ({ binding }) => {
        const usual = actor.request(write, makes ? parentOf(binding, item) : binding);
        // What the same request makes without them is what the server chooses itself.
        const own = makes ? (await actor.make(usual, item)).binding : binding;
        const before = await actor.accepted(actor.request(read, own));
        const body = requestBody(usual);
        const schema = write.requestBody?.content.find(({ range }) => range === usual.body?.mediaType)?.schema;
        const values = names.flatMap(({ name, schemas, declared }): readonly (readonly [string, Json])[] => {
          const value = otherValue(actor, root, schemas, gotObject(before)?.[name]);
          if (value === undefined || !isObject(body)) return [];
          // A closed object has no place for what it does not name.
          const open = schema === undefined || actor.models.model(schema).accepts({ ...body, [name]: value });
          return declared || open ? [[name, value]] : [];
        });
        if (values.length === 0 || !isObject(body)) throw new NotApplicable('no other value of what is read-only fits');
        const written = await actor.step(
          probing(withBody(usual, { ...body, ...Object.fromEntries(values) }), {
            check: 'read-only-not-written',
            rule: 'sent',
            summary: `values for ${values.map(([name]) => name).join(', ')}, which is read-only`,
          }),
        );
        const place: Binding | undefined = makes && accepted(written.response) ? await actor.named(written, item) : own;
        if (!accepted(written.response) || !place) return;
        await actor.step(actor.request(read, place), 'read-after-read-only', [before, written]);
      }),
  };
}

/** A value that the schemas of a member allow, and that no server chooses itself; `undefined` where none was found. */
function otherValue(
  actor: Actor,
  root: JsonObject,
  schemas: readonly JsonPointer[],
  current: Json | undefined,
): Json | undefined {
  const shapes = createShapes(root).of(schemas);
  const listed = shapes.flatMap((shape) => enumerated(shape) ?? []);
  const types = new Set(shapes.flatMap((shape) => [...shape.types]));
  const number = typeof current === 'number' ? current : 4700;
  const candidates: readonly Json[] = [
    ...listed,
    ...(types.has('boolean') && typeof current === 'boolean' ? [!current] : []),
    ...(types.has('integer') || types.has('number') ? [number + 1011, number + 11] : []),
    '2001-02-03T04:05:06Z',
    '2001-02-03',
    '5a1e55ed-0000-4000-8000-0000000000aa',
    'written-by-a-client',
  ];
  return candidates.find(
    (value) =>
      value !== null &&
      JSON.stringify(value) !== JSON.stringify(current) &&
      schemas.every((schema) => actor.models.model(schema).accepts(value)),
  );
}
