import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { operations } from '../../openapi/operations.ts';
import { type JsonPointer, join, tokensOf } from '../../openapi/pointer.ts';
import { amendPkce } from './pkce/amend.ts';

const SCHEMAS = '/components/schemas';
const NAME = 'plumbline-profile-';
const originals = new WeakMap<ApiDocument, ApiDocument>();

/**
 * The document with what these profiles demand of request bodies: of those that are generated (`asked`), or of all that a
 * strict server takes (`allowed`). The same document where no profile has anything to add.
 */
export function amendedBy<T extends ApiDocument>(
  document: T,
  profiles: readonly string[],
  which: 'asked' | 'allowed' = 'asked',
): T {
  const amendments = profiles.includes('pkce') ? operations(document).flatMap((one) => amendPkce(one, document)) : [];
  if (amendments.length === 0) return document;
  let root = document.root;
  const schemas: Record<string, Json> = {};
  for (const [i, amendment] of amendments.entries()) {
    const name = `${NAME}${i}`;
    schemas[name] = amendment[which];
    root = changed(root, tokensOf(amendment.schema), (schema) => alsoBy(schema, `#${SCHEMAS}/${name}`));
  }
  const components = member(root, 'components');
  const known = member(components, 'schemas');
  const made = {
    ...document,
    root: {
      ...root,
      components: {
        ...(isObject(components) && components),
        schemas: { ...(isObject(known) && known), ...schemas },
      },
    },
  };
  originals.set(made, document);
  return made;
}

/** The document before {@link amendedBy}. */
export function originalOf(document: ApiDocument): ApiDocument {
  return originals.get(document) ?? document;
}

/** Whether this place of a document is what a profile added: what only an RFC forbids is no fault by the document. */
export function isOfProfile(pointer: JsonPointer): boolean {
  return pointer.startsWith(join(SCHEMAS, NAME));
}

function alsoBy(schema: Json | undefined, $ref: string): Json {
  const given = isObject(schema) ? schema : {};
  const all = member(given, 'allOf');
  return { ...given, allOf: [...(isArray(all) ? all : []), { $ref }] };
}

/** A copy in which the value at these tokens is another; what is not on the way is shared. */
function changed(value: JsonObject, tokens: readonly string[], change: (old: Json | undefined) => Json): JsonObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  const old = value[token];
  const made = rest.length === 0 ? change(old) : within(old, rest, change);
  return { ...value, [token]: made };
}

function within(old: Json | undefined, rest: readonly string[], change: (old: Json | undefined) => Json): Json {
  if (isObject(old)) return changed(old, rest, change);
  if (!isArray(old)) return old ?? null;
  const [token, ...deeper] = rest;
  return old.map((item, i) =>
    String(i) !== token ? item : deeper.length === 0 ? change(item) : within(item, deeper, change),
  );
}
