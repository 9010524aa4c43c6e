import { isArray, isObject, type Json, type JsonObject } from '../openapi/json.ts';

/** The drafts that documents are written in: 3.1, the dialect of 3.0, that of 2.0. */
export type SuiteDraft = 'draft2020-12' | 'draft7' | 'draft4';

/** A bare schema of draft 7 or 4 in 2020-12, with the same meaning; one of 2020-12 as it is. */
export function toLatest(schema: Json, draft: SuiteDraft): Json {
  return draft === 'draft2020-12' ? schema : upgrade(schema, draft);
}

type Upgrade = (schema: JsonObject, value: Json, draft: Older) => JsonObject;
type Older = Exclude<SuiteDraft, 'draft2020-12'>;

const asSchema: (keyword: string) => Upgrade = (keyword) => (_, value, draft) => ({ [keyword]: upgrade(value, draft) });
const asList: (keyword: string) => Upgrade = (keyword) => (_, value, draft) => ({
  [keyword]: isArray(value) ? value.map((each) => upgrade(each, draft)) : value,
});
const asNames: (keyword: string) => Upgrade = (keyword) => (_, value, draft) => ({ [keyword]: named(value, draft) });
const asIs: (keyword: string) => Upgrade = (keyword) => (_, value) => ({ [keyword]: value });

/** Draft 4 says with a boolean that a bound itself is outside. */
const bound: (keyword: 'minimum' | 'maximum', exclusive: string) => Upgrade = (keyword, exclusive) => (schema, value) =>
  schema[exclusive] === true ? { [exclusive]: value } : { [keyword]: value };
const strict: (keyword: string) => Upgrade = (keyword) => (_, value) =>
  typeof value === 'boolean' ? {} : { [keyword]: value };

const KEYWORDS: Readonly<Record<string, Upgrade>> = {
  ...Object.fromEntries(
    ['additionalProperties', 'propertyNames', 'contains', 'if', 'then', 'else', 'not'].map((each) => [
      each,
      asSchema(each),
    ]),
  ),
  ...Object.fromEntries(['allOf', 'anyOf', 'oneOf'].map((each) => [each, asList(each)])),
  ...Object.fromEntries(
    ['properties', 'patternProperties', 'definitions', '$defs'].map((each) => [each, asNames(each)]),
  ),
  ...Object.fromEntries(['enum', 'const', 'default', 'examples', 'type', 'required'].map((each) => [each, asIs(each)])),
  $schema: () => ({}),
  additionalItems: () => ({}),
  items: (schema, value, draft) =>
    isArray(value)
      ? {
          prefixItems: value.map((each) => upgrade(each, draft)),
          ...(schema.additionalItems !== undefined && { items: upgrade(schema.additionalItems, draft) }),
        }
      : { items: upgrade(value, draft) },
  dependencies: (_, value, draft) => {
    const entries = Object.entries(isObject(value) ? value : {});
    return {
      dependentRequired: Object.fromEntries(entries.filter(([, each]) => isArray(each))),
      dependentSchemas: Object.fromEntries(
        entries.filter(([, each]) => !isArray(each)).map(([name, each]) => [name, upgrade(each ?? {}, draft)]),
      ),
    };
  },
};

const DRAFT4: Readonly<Record<string, Upgrade>> = {
  ...KEYWORDS,
  minimum: bound('minimum', 'exclusiveMinimum'),
  maximum: bound('maximum', 'exclusiveMaximum'),
  exclusiveMinimum: strict('exclusiveMinimum'),
  exclusiveMaximum: strict('exclusiveMaximum'),
};

function upgrade(schema: Json, draft: Older): Json {
  if (!isObject(schema)) return schema;
  // Beside $ref nothing else is read in these drafts; what it may lead to stays.
  if (typeof schema.$ref === 'string') {
    const targets = Object.entries(schema).filter(([name, value]) => isObject(value) && !isApplied(name));
    const $ref = schema.$ref.replace(/\/items\/(\d+)/g, '/prefixItems/$1');
    return { $ref, ...Object.fromEntries(targets.map(([name, value]) => [name, named(value ?? {}, draft)])) };
  }
  const table = draft === 'draft4' ? DRAFT4 : KEYWORDS;
  let out: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined) continue;
    if (keyword === (draft === 'draft4' ? 'id' : '$id') && typeof value === 'string')
      out = { ...out, ...identity(value) };
    else if (Object.hasOwn(table, keyword)) out = { ...out, ...table[keyword]?.(schema, value, draft) };
    else out = { ...out, [keyword]: isObject(value) ? upgrade(value, draft) : value };
  }
  return out;
}

function isApplied(name: string): boolean {
  return Object.hasOwn(KEYWORDS, name) && name !== 'definitions' && name !== '$defs';
}

/** An identifier that is only a fragment names the schema inside of its document. */
function identity(value: string): JsonObject {
  return /^#./.test(value) ? { $anchor: value.slice(1) } : { $id: value.replace(/#$/, '') };
}

function named(value: Json, draft: Older): Json {
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, upgrade(each ?? {}, draft)]))
    : value;
}
