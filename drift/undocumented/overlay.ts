import type { ApiDocument } from '../../openapi/api-document.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, join, tokensOf, valueAt } from '../../openapi/pointer.ts';
import type { ObservedAnswer } from '../observed/observation.ts';
import { referred } from '../schema/flatten.ts';
import type { Undocumented } from './find.ts';

/**
 * An OpenAPI Overlay that documents what was found: a proposal to read, and to apply. It states types that were seen and
 * nothing stricter. Members behind an array whose document has no `items` are left out.
 */
export function proposeOverlay(document: ApiDocument, found: readonly Undocumented[]): JsonObject {
  const actions = found.map((each) => {
    const [pointer, update] = actionOf(document, each);
    return { target: pathOf(document.written(pointer)), update };
  });
  return {
    overlay: '1.0.0',
    info: { title: `What ${document.title} was seen to answer`, version: document.version },
    actions: merged(actions),
  };
}

interface Action {
  readonly [member: string]: Json;
  readonly target: string;
  readonly update: JsonObject;
}

function actionOf(document: ApiDocument, each: Undocumented): readonly [JsonPointer, JsonObject] {
  const { operation, status, answer } = each;
  switch (each.kind) {
    case 'status': {
      const types = answer.mediaTypes.filter((type) => type !== '');
      const described = {
        description: `Observed: ${status}`,
        ...(types.length > 0 && { content: contentOf(types, answer) }),
      };
      return [operation.pointer, { responses: { [status]: described } }];
    }
    case 'media-type':
      return [each.response.pointer, { content: contentOf([each.mediaType], answer) }];
    case 'member': {
      const schema = each.response.content?.find(({ range }) => /json/i.test(range))?.schema;
      const held = schema === undefined ? undefined : holderOf(document.root, schema, tokensOf(each.member));
      return held ?? [each.response.pointer, {}];
    }
  }

  /** The schema that should name the member, and what to add to it. */
  function holderOf(
    root: JsonObject,
    schema: JsonPointer,
    tokens: readonly string[],
  ): readonly [JsonPointer, JsonObject] {
    const at = referred(root, schema);
    const [token, ...rest] = tokens;
    if (token === undefined) return [at, {}];
    const next = token === '*' ? join(at, 'items') : join(at, 'properties', token);
    if (rest.length > 0 && isObject(valueAt(root, next))) return holderOf(root, next, rest);
    return [at, nested(tokens, each.kind === 'member' ? each.types : [])];
  }
}

function nested(tokens: readonly string[], types: readonly string[]): JsonObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return typed(types);
  const inner = nested(rest, types);
  return token === '*' ? { items: inner } : { properties: { [token]: inner } };
}

function typed(types: readonly string[]): JsonObject {
  // A whole number that was seen is no promise of whole numbers.
  const stated = [...new Set(types.map((type) => (type === 'integer' ? 'number' : type)))];
  const [only] = stated;
  return stated.length === 0 ? {} : { type: stated.length === 1 && only !== undefined ? only : stated };
}

/** Media types, JSON with the members that were seen. */
function contentOf(types: readonly string[], { members }: ObservedAnswer): JsonObject {
  const schema = Object.entries(members)
    .map(([pointer, { types: seen }]) => nested(tokensOf(pointer), seen))
    .reduce<JsonObject>(joined, {});
  return Object.fromEntries(types.map((type) => [type, /json/.test(type) ? { schema } : {}]));
}

/** One action for one target. */
function merged(actions: readonly Action[]): readonly Action[] {
  const byTarget = new Map<string, Action>();
  for (const { target, update } of actions) {
    if (Object.keys(update).length === 0) continue;
    byTarget.set(target, { target, update: joined(byTarget.get(target)?.update ?? {}, update) });
  }
  return [...byTarget.values()];
}

function joined(a: JsonObject, b: JsonObject): JsonObject {
  const out: Record<string, Json> = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [before, after] = [a[name], b[name]];
    out[name] = isObject(before) && isObject(after) ? joined(before, after) : (after ?? before ?? null);
  }
  return out;
}

/** Keywords on the way to a schema whose value is a list. */
const LISTS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'parameters']);

/** A JSONPath (RFC 9535) that selects exactly what a pointer does. */
function pathOf(pointer: JsonPointer): string {
  const tokens = tokensOf(pointer);
  const steps = tokens.map((token, i) =>
    LISTS.has(tokens[i - 1] ?? '') && /^\d+$/.test(token)
      ? `[${token}]`
      : `['${token.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`,
  );
  return `$${steps.join('')}`;
}
