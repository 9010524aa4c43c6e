import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { envelopeOf } from '../../properties/engine/envelope.ts';
import { readOnlyMembers } from '../../properties/workflows/written-members.ts';
import { successOf } from '../answers/documented.ts';
import { buildInstance } from '../answers/instance.ts';
import type { AnswerMaker } from '../answers/make.ts';
import { seedOf } from '../answers/random.ts';
import type { AnswerSources, Template } from '../answers/template.ts';
import { withoutAnnotated, withoutNames, writableNames } from './annotated.ts';
import { at, withAt } from './at-path.ts';
import { createFitting } from './fitted.ts';
import { newIdentifier } from './identifiers.ts';
import {
  chosenIdentifier,
  emptyListPath,
  identifierMember,
  type Kind,
  listPath,
  namingMembers,
  pathOfMember,
  representationPath,
} from './kind.ts';
import { storable } from './storable.ts';
import type { Stored } from './store.ts';

/** A kind of resource that can be kept: how it looks, how it is shown, how it is named. */
export interface Model {
  readonly kind: Kind;
  readonly root: JsonObject;
  /** The member that identifies a representation; none where there is only one. */
  readonly member: string | undefined;
  /** A representation with all members, and one with the fewest. */
  readonly full: JsonObject;
  readonly minimal: JsonObject;
  /** Whether the POST on the collection creates one. */
  readonly creates: boolean;
  /** The members by which a representation names itself, with this identifier. */
  named(id: Json): JsonObject;
  /** The identifier that a request to create or replace one chose. */
  chosen(body: JsonObject): Json | undefined;
  /** An identifier that nothing has yet. */
  name(collection: string, n: number, taken: (id: Json) => boolean): Json | undefined;
  /** Whether an identifier that a client chose can stand in a path. */
  nameable(id: Json | undefined): boolean;
  /** The body of an answer under this template that shows the resource; `undefined` where it shows none. */
  show(template: Template, stored: Stored): Json | undefined;
  /** The body of an answer that lists these, and where its list is. */
  showList(
    template: Template,
    stored: readonly Stored[],
  ): { readonly body: Json; readonly path: readonly string[] } | undefined;
  /** The resource as a list under this template shows it; `undefined` where it shows none. */
  showItem(template: Template, stored: Stored): JsonObject | undefined;
  /** Whether a representation with exactly these members is valid. */
  valid(body: JsonObject): boolean;
  /** What of a request's body is to be kept: neither read-only nor write-only members. */
  written(operation: Operation, body: Json | undefined): JsonObject;
  /** Names that this write may set. */
  writable(operation: Operation): ReadonlySet<string>;
}

/** The model of a kind, or `undefined` where the document describes too little of it to keep it. */
export function createModel(kind: Kind, sources: AnswerSources, maker: AnswerMaker): Model | undefined {
  const { root, validators, seed } = sources;
  const templateOf = (operation: Operation | undefined): Template | undefined => {
    const response = operation && successOf(operation).response;
    const choice = response && maker.choose(response, 'application/json, */*;q=0.5');
    return operation && response && choice ? maker.template(operation, response, choice) : undefined;
  };
  const read = templateOf(kind.read);
  const create = templateOf(kind.create);
  const list = templateOf(kind.list);
  const evident = list && listPath(list.value, kind);
  const items = list && evident && at(list.value, evident);
  const shown = [read, create].flatMap((template) => {
    const path = template && representationPath(template.value, kind);
    return template && path ? [{ template, path }] : [];
  });
  const source = shown[0];
  // What is read as text or octets is known from where it is listed or made.
  if (kind.read && source?.template !== read && (!read || typeof read.value === 'object')) return undefined;
  const first = source ? at(source.template.value, source.path) : isArray(items) ? items[0] : undefined;
  const full = isObject(first) ? first : undefined;
  const member = full && identifierMember(full, kind);
  if (!full || (member === undefined && !kind.single)) return undefined;
  const listed = evident ?? (list && emptyListPath(list.value, full, (body) => list.accepts(body)));
  const naming = new Map<string, string>(member === undefined ? [] : [[member, '']]);
  for (const each of [
    ...shown.map(({ template, path }) => at(template.value, path)),
    first,
    isArray(items) && items[0],
  ])
    if (isObject(each) && member !== undefined)
      for (const name of namingMembers(each, kind)) if (name !== member) naming.set(name, typeof each[name]);
  const names = [...naming.keys()];
  const createdShown = create !== undefined && names.some((name) => pathOfMember(create.value, name) !== undefined);
  const locates =
    kind.create !== undefined &&
    (successOf(kind.create).response?.headers ?? []).some(({ name }) => name.toLowerCase() === 'location');
  // Several at once: the answer lists what was created.
  const createdList = create !== undefined && !createdShown ? listPath(create.value, kind) : undefined;
  const creates = createdShown || locates || createdList !== undefined;
  // A client that can learn no identifier could reach nothing: such a document is served without state.
  if (!creates && listed === undefined && !kind.single) return undefined;

  const owner = kind.read ?? kind.remove ?? kind.replace ?? kind.patch;
  const schema = owner?.parameters.find(
    (parameter) => parameter.in === 'path' && owner.path.endsWith(`{${parameter.name}}`),
  )?.schema;
  const shows = new WeakMap<Template, readonly string[] | undefined>();

  const minimal = minimalOf();
  const fitted = createFitting({ member, minimal });
  const model: Model = {
    kind,
    root,
    member,
    full,
    minimal,
    creates,
    named: (id) =>
      Object.fromEntries(
        [...naming].flatMap(([name, type]) => (type === '' || type === typeof id ? [[name, id]] : [])),
      ),
    chosen: (body) => chosenIdentifier(body, kind) ?? (member === undefined ? undefined : body[member]),
    name: (collection, n, taken) =>
      newIdentifier({ root, validators, schema, seed, taken, fits: (id) => fits(id) }, `${kind.item} ${collection}`, n),
    nameable: (id) =>
      (typeof id === 'string' || typeof id === 'number') &&
      /^[^/\\;\0]+$/.test(String(id)) &&
      !/^\.+$/.test(String(id)) &&
      (schema === undefined || validators.for(schema, 'request').accepts(id)),
    show(template, stored) {
      if (!shows.has(template))
        shows.set(
          template,
          kind.single
            ? singlePath(template.value)
            : names.map((name) => pathOfMember(template.value, name)).find((path) => path !== undefined),
        );
      const path = shows.get(template);
      if (!path && template === create && createdList) return model.showList(template, [stored])?.body;
      return path && fitted(template, path, template.value, stored, (body) => body);
    },
    showList(template, stored) {
      const path = template === list ? listed : listPath(template.value, kind);
      if (!path) return undefined;
      const whole = withAt(
        template.value,
        path,
        stored.map(({ body }) => body),
      );
      if (template.accepts(whole)) return { body: whole, path };
      const alone = at(template.value, path);
      const pattern = isArray(alone) ? (alone[0] ?? full) : {};
      const each = stored.map((one) =>
        fitted(template, [], pattern, one, (item) => withAt(template.value, path, [item])),
      );
      const body = withAt(template.value, path, each);
      return { body, path };
    },
    showItem(template, stored) {
      const listed = model.showList(template, [stored]);
      const array = listed && at(listed.body, listed.path);
      return isArray(array) && isObject(array[0]) ? array[0] : undefined;
    },
    valid: (body) => source === undefined || source.template.accepts(withAt(source.template.value, source.path, body)),
    written(operation, body) {
      if (operation === kind.create && createdList) return {};
      const pointer = operation.requestBody?.content.find(({ schema: own }) => own !== undefined)?.schema;
      const own = pointer === undefined ? undefined : valueAt(root, pointer);
      const value =
        body === undefined
          ? {}
          : withoutAnnotated(root, own, withoutAnnotated(root, own, body, 'readOnly'), 'writeOnly');
      const kept = storable(value);
      const shown = kind.read ? readOnlyMembers(operation, kind.read, root) : [];
      return isObject(kept) ? withoutNames(kept, new Set(shown.map(({ name }) => name))) : {};
    },
    writable(operation) {
      const pointer = operation.requestBody?.content.find(({ schema: own }) => own !== undefined)?.schema;
      return writableNames(root, pointer === undefined ? undefined : valueAt(root, pointer));
    },
  };
  return kind.single || model.name('', 0, () => false) !== undefined ? model : undefined;

  function minimalOf(): JsonObject {
    const pointer = source?.template.choice.mediaType.schema;
    if (pointer === undefined || !source || !full) return full ?? {};
    const built = buildInstance({
      root,
      pointer,
      direction: 'response',
      seed: seedOf(kind.item, seed),
      validator: validators.for(pointer, 'response'),
      minimal: true,
    });
    const least = at(built, source.path);
    return isObject(least) ? least : full;
  }

  /** Where an answer shows the only one of its kind: what has most of its members. */
  function singlePath(body: Json): readonly string[] | undefined {
    const path = isObject(body) ? envelopeOf(body) : undefined;
    const object = path && at(body, path);
    const names = Object.keys(full ?? {});
    const shared = names.filter((name) => isObject(object) && Object.hasOwn(object, name));
    return shared.length * 2 > names.length ? path : undefined;
  }

  function fits(id: Json): boolean {
    if (model.member === undefined) return true;
    const probe: Stored = { id, body: { ...model.full, ...model.named(id) }, version: 1 };
    if (!source) return true;
    const body = model.show(source.template, probe);
    return isObject(body) && JSON.stringify(at(body, [...source.path, model.member])) === JSON.stringify(id);
  }
}
