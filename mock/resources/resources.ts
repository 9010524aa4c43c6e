import type { Json, JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { sameTemplate, templateKey, templateParameters } from '../../properties/engine/resource-pool.ts';
import { type Lifecycle, lifecycleOf } from '../../properties/workflows/lifecycle.ts';
import { isDocumented } from '../answers/documented.ts';
import type { AnswerMaker } from '../answers/make.ts';
import type { AnswerSources } from '../answers/template.ts';
import type { MockRequest } from '../fault.ts';
import type { Plan } from '../plan.ts';
import { act } from './act.ts';
import { carryOutOn } from './carry-out.ts';
import { type Kind, kindsOf } from './kind.ts';
import { changed } from './lapsed.ts';
import { createModel, type Model } from './model.ts';
import type { Outcome, Values } from './outcome.ts';
import { type Paging, pagingOf } from './pages.ts';
import type { Place } from './place.ts';
import { createSampledLists } from './sampled-list.ts';
import { type Collection, emptyCollection, keep } from './store.ts';

/** The state of a mock: what was created, changed and deleted. */
export interface Resources {
  /** Carries a valid request out on the resources it names; `undefined` when the operation is about none that are kept. */
  carryOut(plan: Plan, request: MockRequest, values: Values, body: Json | undefined): Outcome | undefined;
  /** A lapse: changes something in the resource that a refused write is about. */
  touch(operation: Operation, values: Values): void;
  /** What is kept, as it is now. */
  state(): State;
}

/** Everything a mock keeps: collections by the template of their items, and by the values of their ancestors. */
export type State = ReadonlyMap<string, ReadonlyMap<string, Collection>>;

/** What a resource operation needs to know of the mock it runs in. */
export interface ResourceSources extends AnswerSources {
  readonly operations: readonly Operation[];
  readonly basePath: string;
  readonly maker: AnswerMaker;
  /** The state to go on from: of the same mock before its document changed. What has become invalid is not taken over. */
  readonly before?: State;
}

type Role = 'create' | 'list' | 'read' | 'replace' | 'patch' | 'remove';
const ROLES: readonly Role[] = ['create', 'list', 'read', 'replace', 'patch', 'remove'];
/** How many resources each collection holds from the start. */
const SEEDED = 3;
/** What the only resource of its kind is kept under. */
const ONLY = '';

interface Cycle {
  readonly cycle: Lifecycle;
  readonly model: Model;
}

interface Part {
  readonly model: Model;
  readonly role: Role;
}

/** The resources of a document: kept in memory for every kind that it describes well enough, none for the others. */
export function createResources(sources: ResourceSources): Resources {
  const { operations, maker } = sources;
  const kinds = kindsOf(operations);
  const models = new Map<Kind, Model | undefined>();
  const collections = new Map<Model, Map<string, Collection>>();
  const pagings = new Map<Operation, Paging>();
  const sampled = createSampledLists(sources);
  const parts = new Map<Operation, { readonly part: Part | undefined; readonly ancestors: readonly Kind[] }>();

  // Models are made when a request first needs one: a large document has hundreds.
  const modelOf = (kind: Kind): Model | undefined => {
    if (!models.has(kind)) models.set(kind, createModel(kind, sources, maker));
    return models.get(kind);
  };
  const placeOf = (operation: Operation): { readonly part: Part | undefined; readonly ancestors: readonly Kind[] } => {
    const known = parts.get(operation);
    if (known) return known;
    const found = {
      part: partIn(operation),
      ancestors: kinds.filter(({ item, single }) => !single && operation.path.startsWith(`${item}/`)),
    };
    parts.set(operation, found);
    return found;
  };
  const partIn = (operation: Operation): Part | undefined => {
    for (const kind of kinds) {
      const role = ROLES.find((each) => kind[each] === operation);
      const model = role && modelOf(kind);
      if (role && model && (role !== 'create' || model.creates)) return { model, role };
    }
    return undefined;
  };
  const collectionAt = (model: Model, parents: readonly Json[]): Collection => {
    const all = collections.get(model) ?? new Map<string, Collection>();
    collections.set(model, all);
    const key = JSON.stringify(parents.map(String));
    const known = all.get(key);
    if (known) return known;
    const before = sources.before?.get(templateKey(model.kind.item))?.get(key);
    const within = withinOf(model, parents);
    const made = { ...(before ? stillValid(before, model) : emptyCollection()), within };
    all.set(key, made);
    if (before) return made;
    if (model.kind.single) keep(made, { id: ONLY, body: { ...model.full, ...within }, version: 1 });
    for (let n = 0; n < (model.kind.single ? 0 : SEEDED); n++) {
      const id = model.name(key, n, (each) => made.records.has(String(each)));
      if (id !== undefined) keep(made, { id, body: { ...model.full, ...within, ...model.named(id) }, version: 1 });
    }
    made.created = SEEDED;
    return made;
  };

  const cycles = new Map<Operation, Cycle | undefined>();
  const cycleOf = (operation: Operation): Cycle | undefined => {
    if (!cycles.has(operation)) {
      const cycle = lifecycleOf(operation, operations, sources.root);
      const kind = cycle && kinds.find(({ item }) => templateKey(item) === templateKey(cycle.item));
      const model = kind && modelOf(kind);
      cycles.set(operation, cycle && model && { cycle, model });
    }
    return cycles.get(operation);
  };
  const carriedOut = ({ cycle, model }: Cycle, plan: Plan, request: MockRequest, given: readonly Json[]): Outcome => {
    const parents = given.slice(0, -1);
    const address = addressOf(sources.basePath, model.kind.collection, parents);
    const collection = collectionAt(model, parents);
    const id = given.at(-1) ?? null;
    return act(
      { model, collection, key: String(id), id, address, paging: undefined, sampled, maker, sources },
      plan,
      request,
      cycle,
    );
  };

  return {
    carryOut(plan, request, values, body) {
      const { operation } = plan;
      const { part, ancestors } = placeOf(operation);
      const given = templateParameters(operation.path).map((name) => values.get(`path.${name}`) ?? null);
      for (const kind of ancestors) {
        const model = modelOf(kind);
        const count = templateParameters(kind.item).length;
        if (!model) continue;
        const { records, deleted, outlived } = collectionAt(model, given.slice(0, count - 1));
        const key = String(given[count - 1]);
        if (!records.has(key) && !outlived.has(key)) {
          if (isSaid(operation) || deleted.has(key))
            return { refusal: { kind: 'unknown-resource', detail: 'there is no such resource' } };
          return undefined;
        }
      }
      const cycle = part ? undefined : cycleOf(operation);
      if (cycle) return carriedOut(cycle, plan, request, given);
      if (!part) return undefined;
      const { model, role } = part;
      const onItem = isOnItem(part);
      const { parents, id } = addressed(part, operation, given);
      const key = String(id);
      const own = collectionAt(model, parents);
      const elsewhere = plan.lapses.has('parent-ignored') ? [...(collections.get(model)?.values() ?? [])] : [];
      const collection = own.records.has(key) ? own : (elsewhere.find(({ records }) => records.has(key)) ?? own);
      const creatable = role === 'replace' && operation.responses.has('201') && model.nameable(id);
      if (onItem && !collection.records.has(key) && !creatable) {
        return isSaid(operation) || collection.deleted.has(key)
          ? { refusal: { kind: 'unknown-resource', detail: 'there is no such resource' } }
          : undefined;
      }
      let paging = pagings.get(operation);
      if (role === 'list' && !paging) {
        paging = pagingOf(operation, sources);
        pagings.set(operation, paging);
      }
      const address = addressOf(sources.basePath, model.kind.collection, parents);
      const place: Place = { model, collection, key, id: id ?? null, address, paging, sampled, maker, sources };
      return carryOutOn[role](place, plan, request, values, body);
    },
    touch(operation, values) {
      const { part } = placeOf(operation);
      const given = templateParameters(operation.path).map((name) => values.get(`path.${name}`) ?? null);
      if (!part) return;
      const { parents, id } = addressed(part, operation, given);
      const collection = collectionAt(part.model, parents);
      const stored = collection.records.get(String(id));
      if (stored) keep(collection, changed(part.model, stored, part.model.writable(operation)));
    },
    state() {
      // What was not asked for since is taken along: the next document may describe it better.
      const all = new Map([...(sources.before ?? [])].map(([item, kept]) => [item, new Map(kept)]));
      for (const [{ kind }, own] of collections) {
        const item = templateKey(kind.item);
        all.set(item, new Map([...(all.get(item) ?? []), ...own]));
      }
      return all;
    },
  };
}

function isOnItem({ role }: Part): boolean {
  return role !== 'create' && role !== 'list';
}

/** What the values of a path name: whatever the collection stands in, and the item in it. */
function addressed(
  part: Part,
  { path }: Operation,
  given: readonly Json[],
): { readonly parents: readonly Json[]; readonly id: Json | undefined } {
  const { single, collection } = part.model.kind;
  // What is made below a parent may be kept under a name of its own.
  if (!isOnItem(part)) return { parents: sameTemplate(path, collection) ? given : [], id: undefined };
  return single ? { parents: given, id: ONLY } : { parents: given.slice(0, -1), id: given.at(-1) };
}

/** The part of a collection that the document as it is now allows. */
function stillValid({ records, deleted, created }: Collection, model: Model): Collection {
  const valid = [...records].filter(([, { body, id }]) => model.valid(body) && model.nameable(id));
  return { records: new Map(valid), deleted: new Set(deleted), outlived: new Set(), created };
}

/** Whether the document lets an operation answer that there is no such resource: it says so, or says nothing of errors. */
function isSaid(operation: Operation): boolean {
  return isDocumented(operation, 404) || ![...operation.responses.keys()].some((status) => status.startsWith('4'));
}

/** The members of a resource that are called as the parameters of its collection's path, with the values given there. */
function withinOf({ kind, full, valid }: Model, parents: readonly Json[]): JsonObject {
  const named = templateParameters(kind.collection).flatMap((name, i): [string, Json][] => {
    const value = parents[i];
    return value !== undefined && Object.hasOwn(full, name) && typeof full[name] === typeof value
      ? [[name, value]]
      : [];
  });
  const within = Object.fromEntries(named);
  return valid({ ...full, ...within }) ? within : {};
}

/** The path of a collection with its parameters filled in. */
function addressOf(basePath: string, template: string, values: readonly Json[]): string {
  let i = 0;
  return `${basePath}${template.replace(/\{[^}]+\}/g, () => encodeURIComponent(String(values[i++])))}`;
}
