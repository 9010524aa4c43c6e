import type { AnsweredExchange } from '../../../http/exchange.ts';
import { parseMediaType } from '../../../http/media-type.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../../openapi/json.ts';
import type { Operation } from '../../../openapi/operation.ts';
import { agrees, gotObject } from '../../checks/relation.ts';
import type { SchemaModel } from '../../models.ts';
import { type Family, familiesAt } from '../../workflows/family.ts';
import { wholeResource } from '../../workflows/patch.ts';
import { type Actor, NotApplicable, type Scenario } from '../../workflows/scenario.ts';
import type { ProfilePlan } from '../plan.ts';

const VARIETIES = 12;

/** A patch to send: from what is there, and what valid patches say. `undefined` where there is no occasion. */
type Patch = (current: JsonObject, model: SchemaModel, patches: readonly JsonObject[]) => JsonObject | undefined;

/** The sequences of the profile `merge-patch` that begin at a PATCH of that type: the algorithm of RFC 7396, 2. */
export function mergePatchScenarios(operation: Operation, { operations, readOnly }: ProfilePlan): readonly Scenario[] {
  const media = operation.requestBody?.content.find(
    ({ range }) => parseMediaType(range)?.essence === 'application/merge-patch+json',
  );
  if (media?.schema === undefined || readOnly) return [];
  const { schema, range } = media;
  return familiesAt(operation, operations)
    .filter((family) => family.patch === operation)
    .flatMap((family) => {
      const scenario = (id: string, relation: string, patch: Patch, prepare?: Patch): Scenario[] => {
        const { create, read } = family;
        if (!create || !read) return [];
        return [
          {
            id,
            summary: `${create.label}, ${operation.label} (${id}), then ${read.label}`,
            play: (actor) => play(actor, { family, read, operation, schema, range, relation, patch, prepare }),
          },
        ];
      };
      return [
        ...scenario('merge-patch-empty', 'read-after-empty-merge-patch', (_, model) =>
          model.accepts({}) ? {} : undefined,
        ),
        ...scenario('merge-patch-absent', 'read-after-merge-patch', absent),
        ...scenario('merge-patch-inner', 'read-after-merge-patch', inner),
        ...scenario('merge-patch-array', 'read-after-array-merge-patch', shorter, array),
        ...scenario('merge-patch-again', 'read-after-merge-patch-again', scalar),
      ];
    });
}

interface Playing {
  readonly family: Family;
  readonly read: Operation;
  readonly operation: Operation;
  readonly schema: string;
  readonly range: string;
  readonly relation: string;
  readonly patch: Patch;
  readonly prepare: Patch | undefined;
}

async function play(actor: Actor, { family, read, operation, schema, range, relation, patch, prepare }: Playing) {
  const { create, item } = family;
  const { binding } = await (create ? wholeResource(actor, { create, item }) : actor.fresh(item));
  const model = actor.models.model(schema);
  const patches = Array.from({ length: VARIETIES }, (_, i) => actor.request(operation, binding, i + 1).body).flatMap(
    (body) => (body && 'value' in body && isObject(body.value) ? [body.value] : []),
  );
  const request = actor.request(operation, binding);
  const look = (what?: string, before: readonly AnsweredExchange[] = []): Promise<AnsweredExchange> =>
    what === undefined
      ? actor.accepted(actor.request(read, binding))
      : actor.step(actor.request(read, binding), what, before);
  const send = (value: JsonObject): Promise<AnsweredExchange> =>
    actor.accepted({ ...request, body: { mediaType: range, value } });
  let before = await look();
  const made = prepare?.(gotObject(before) ?? {}, model, patches);
  if (made) {
    await send(made);
    before = await look();
  }
  const current = gotObject(before);
  const value = current && patch(current, model, patches);
  if (!value) throw new NotApplicable('the resource and the schema of its patches give no occasion');
  const patched = await send(value);
  if (relation !== 'read-after-merge-patch-again') {
    await look(relation, [before, patched]);
    return;
  }
  const once = await look();
  await look(relation, [once, await send(value)]);
}

/** Null for a member that is not there: nothing to remove, and nothing else changes. */
function absent(current: JsonObject, model: SchemaModel, patches: readonly JsonObject[]): JsonObject | undefined {
  const names = new Set(patches.flatMap((patch) => Object.keys(patch)));
  const name = [...names].find(
    (one) => (current[one] === undefined || current[one] === null) && model.accepts({ [one]: null }),
  );
  return name === undefined ? undefined : { [name]: null };
}

/** Null for a member of a member, whose siblings stay. */
function inner(current: JsonObject, model: SchemaModel): JsonObject | undefined {
  for (const [name, value] of Object.entries(current)) {
    if (!isObject(value)) continue;
    const there = Object.keys(value).filter((key) => value[key] !== null && value[key] !== undefined);
    const removed = there.find((key) => model.accepts({ [name]: { [key]: null } }));
    if (removed !== undefined && there.length > 1) return { [name]: { [removed]: null } };
  }
  return undefined;
}

/** A list of two or more, so that another can take its place. */
function array(current: JsonObject, model: SchemaModel, patches: readonly JsonObject[]): JsonObject | undefined {
  if (Object.values(current).some((value) => isArray(value) && value.length > 1)) return undefined;
  for (const patch of patches)
    for (const [name, value] of Object.entries(patch))
      if (isArray(value) && value.length > 1 && model.accepts({ [name]: value })) return { [name]: value };
  return undefined;
}

/** A list of fewer items in place of the one that is there: lists are replaced, never merged. */
function shorter(current: JsonObject, model: SchemaModel): JsonObject | undefined {
  for (const [name, value] of Object.entries(current)) {
    if (!isArray(value) || value.length < 2) continue;
    const patch = { [name]: value.slice(0, 1) };
    if (model.accepts(patch)) return patch;
  }
  return undefined;
}

/** A member that gets another value. */
function scalar(current: JsonObject, model: SchemaModel, patches: readonly JsonObject[]): JsonObject | undefined {
  const differs = (name: string, value: Json): boolean => value !== null && !agrees(value, current[name]);
  for (const patch of patches)
    for (const [name, value] of Object.entries(patch))
      if (value !== undefined && differs(name, value) && model.accepts({ [name]: value })) return { [name]: value };
  return undefined;
}
