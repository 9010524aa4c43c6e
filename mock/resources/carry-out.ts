import type { Json, JsonObject } from '../../openapi/json.ts';
import type { Lapse, MockRequest } from '../fault.ts';
import type { Refusal } from '../judge/refusal.ts';
import type { Plan } from '../plan.ts';
import { dropOthers, keepWritten } from './astray.ts';
import { accumulated, asAnswered, asListed, assumed, counted, sameMembers, writtenBy } from './lapsed.ts';
import { saidAsNull } from './merge-patch.ts';
import type { Outcome, Values } from './outcome.ts';
import { patched } from './patched.ts';
import type { Place } from './place.ts';
import { queried } from './queried.ts';
import { isTaken, madeUnderKey, rememberKey } from './sameness.ts';
import { preferring, shown, tagOf, unchanged } from './shown.ts';
import { drop, keep, type Stored } from './store.ts';
import { entityTag, isConditional, matchFails, noneMatchHits } from './tags.ts';

type CarryOut = (place: Place, plan: Plan, request: MockRequest, values: Values, body: Json | undefined) => Outcome;

const NONE: ReadonlySet<Lapse> = new Set();
const TAKEN: Refusal = { kind: 'state', detail: 'there is such a resource already' };

/** What each operation on a resource does to the state, and how it answers. */
export const carryOutOn: Readonly<Record<'create' | 'list' | 'read' | 'replace' | 'patch' | 'remove', CarryOut>> = {
  create(place, plan, request, _values, body) {
    const { model, collection, address } = place;
    const before = madeUnderKey(plan, collection, request);
    if (before && !before.same) return { refusal: { kind: 'state', detail: 'its key was used for something else' } };
    if (before) return shown(place, plan, request, before.stored, preferring(plan, 201));
    const written = writtenBy(model, plan, body);
    if (isTaken(model, collection, plan, written)) return { refusal: TAKEN };
    const own = model.chosen(written);
    const chosen = own !== undefined && model.nameable(own) ? own : undefined;
    const last = plan.lapses.has('identifier-reused') ? [...collection.records.values()].at(-1)?.id : undefined;
    const id =
      chosen ??
      last ??
      model.name(address, collection.created++, (each) => collection.records.has(String(each))) ??
      String(collection.created);
    const stored: Stored = {
      id,
      body: { ...model.minimal, ...assumed(model, plan), ...written, ...collection.within, ...model.named(id) },
      version: 1,
      ...(plan.lapses.has('create-not-listed') && { unlisted: true }),
    };
    if (!plan.lapses.has('create-not-stored')) keep(collection, stored);
    rememberKey(plan.operation, collection, request, stored);
    return shown(place, plan, request, stored, preferring(plan, 201));
  },

  read(place, plan, request) {
    const found = place.collection.records.get(place.key);
    if (!found) return { refusal: { kind: 'unknown-resource', detail: 'there is no such resource' } };
    const stored = plan.lapses.has('read-counts') ? counted(found) : found;
    if (stored !== found) keep(place.collection, stored);
    if (
      isConditional(plan.operation) &&
      !plan.lapses.has('if-none-match-ignored') &&
      noneMatchHits(request, tagOf(stored, place))
    )
      return unchanged(place, plan, tagOf(stored, place));
    return shown(place, plan, request, stored, plan.success);
  },

  list(place, plan, request, values) {
    const { model, collection, paging, maker } = place;
    const { operation, success } = plan;
    // Newest first: what was just created is on the first page, whether or not a client can find the next one.
    const kept = [...collection.records.values()]
      .filter(({ unlisted }) => !unlisted)
      .reverse()
      .map(asListed(plan));
    const choice = success.response && maker.choose(success.response, request.headers.accept);
    const template = choice && success.response && maker.template(operation, success.response, choice);
    const look = (one: Stored): JsonObject => (template && model.showItem(template, one)) ?? one.body;
    const all = queried(kept, look, plan, values, place.sources.root);
    const page = paging?.page(values, all.length, plan.lapses) ?? { from: 0, to: all.length, length: all.length };
    const listed = template && model.showList(template, all.slice(page.from, page.to));
    const finished =
      listed && template && paging?.finished(listed.body, template, request, page, all.length, plan.lapses);
    const body = finished?.body ?? listed?.body;
    const valid = template && body !== undefined && template.accepts(body);
    const tag = valid && isConditional(operation) ? entityTag(JSON.stringify(body), operation, place) : undefined;
    if (tag !== undefined && !plan.lapses.has('if-none-match-ignored') && noneMatchHits(request, tag))
      return unchanged(place, plan, tag);
    const links = (finished?.links ?? []).map(([relation, target]) => `<${target}>; rel="${relation}"`);
    const link = links.length === 0 ? [] : [['Link', links.join(', ')] as const];
    const total = plan.lapses.has('total-of-page') ? page.to - page.from : all.length;
    return {
      answer: maker.make(operation, success.status, success.response, {
        accept: request.headers.accept,
        offered: [...link, ...(tag === undefined ? [] : [['ETag', tag] as const]), ['X-Total-Count', String(total)]],
        body: (own) => (valid ? body : place.sampled(plan, request, values, own, own.value)),
      }),
    };
  },

  replace(place, plan, request, _values, body) {
    const { model, collection, key } = place;
    const old = collection.records.get(key);
    if (preconditionFails(place, plan, request))
      return { refusal: { kind: 'precondition', detail: 'the resource is at another version' } };
    const written = writtenBy(model, plan, body);
    const writable = model.writable(plan.operation);
    const owned = Object.fromEntries(Object.entries(old?.body ?? {}).filter(([name]) => !writable.has(name)));
    const replaced: JsonObject = {
      ...model.minimal,
      ...(plan.lapses.has('put-keeps-omitted') ? old?.body : owned),
      ...assumed(model, plan),
      ...written,
      ...collection.within,
      ...model.named(old?.id ?? place.id),
    };
    if (isTaken(model, collection, plan, replaced, key)) return { refusal: TAKEN };
    const again =
      plan.lapses.has('put-accumulates') && old !== undefined && sameMembers(old.body, written)
        ? accumulated(replaced, written)
        : replaced;
    const stored: Stored = {
      id: old?.id ?? place.id,
      body: again,
      version: (old?.version ?? 0) + 1,
      before: old?.body,
    };
    const kept =
      plan.lapses.has('put-not-stored') && old
        ? stored
        : keepWritten(collection, stored, written, model, old ? plan.lapses : NONE);
    return shown(
      place,
      plan,
      request,
      asAnswered(plan, kept, old),
      old ? preferring(plan, 200, 204, 202) : preferring(plan, 201),
    );
  },

  patch(place, plan, request, _values, body) {
    const { model, collection, key } = place;
    const old = collection.records.get(key);
    if (!old) return { refusal: { kind: 'unknown-resource', detail: 'there is no such resource' } };
    if (preconditionFails(place, plan, request))
      return { refusal: { kind: 'precondition', detail: 'the resource is at another version' } };
    const patch = writtenBy(model, plan, body);
    const merged = patched(model, plan, old.body, patch, request);
    const stored: Stored = {
      id: old.id,
      body: { ...saidAsNull(merged, patch, model.valid), ...model.named(old.id) },
      version: old.version + 1,
      before: old.body,
    };
    if (isTaken(model, collection, plan, stored.body, key)) return { refusal: TAKEN };
    const kept = plan.lapses.has('patch-not-stored')
      ? stored
      : keepWritten(collection, stored, patch, model, plan.lapses);
    return shown(place, plan, request, asAnswered(plan, kept, old), plan.success);
  },

  remove(place, plan, request) {
    const { model, collection, key, maker } = place;
    const old = collection.records.get(key);
    if (preconditionFails(place, plan, request))
      return { refusal: { kind: 'precondition', detail: 'the resource is at another version' } };
    // The only one of its kind begins anew.
    if (model.kind.single && old)
      keep(collection, { ...old, body: { ...model.full, ...collection.within }, version: old.version + 1 });
    else if (!plan.lapses.has('delete-keeps')) drop(collection, key);
    if (plan.lapses.has('orphans-kept')) collection.outlived.add(key);
    if (plan.lapses.has('delete-takes-others')) dropOthers(collection);
    if (old) return shown(place, plan, request, old, plan.success);
    return {
      answer: maker.make(plan.operation, plan.success.status, plan.success.response, {
        accept: request.headers.accept,
      }),
    };
  },
};

function preconditionFails(place: Place, { operation, lapses }: Plan, request: MockRequest): boolean {
  const { collection, key } = place;
  if (!isConditional(operation)) return false;
  const old = collection.records.get(key);
  if (!lapses.has('if-match-ignored') && matchFails(request, old && tagOf(old, place))) return true;
  return old !== undefined && !lapses.has('if-none-match-overwrites') && noneMatchHits(request, tagOf(old, place));
}
