import { EXTERNAL } from './external.ts';
import { type JsonPointer, join, tokensOf } from './pointer.ts';
import { type Draft, type DraftValue, isDraft } from './repairs/repair.ts';
import { listKeywords, mapKeywords, schemaKeywords } from './schema/vocabulary.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const ONE = [...schemaKeywords, 'contentSchema'];
const FOREIGN = `#/${EXTERNAL}/`;
const NAMED = [...mapKeywords, '$defs', 'definitions'];

/** An operation as it stands in a document. */
export interface FoundOperation {
  readonly operation: Draft;
  readonly item: Draft;
  readonly method: string;
  readonly path: string;
  readonly pointer: JsonPointer;
}

/** Every operation below `paths` (not those behind a path item's `$ref`). */
export function* operationsOf(root: Draft): Iterable<FoundOperation> {
  const paths = root.paths;
  if (!isDraft(paths)) return;
  for (const [path, item] of Object.entries(paths)) {
    if (!isDraft(item)) continue;
    for (const method of METHODS) {
      const operation = Object.hasOwn(item, method) ? item[method] : undefined;
      if (isDraft(operation)) yield { operation, item, method, path, pointer: join('/paths', path, method) };
    }
  }
}

/** Every schema of the document with its pointer, parents before children. Each object once, however it is shared. */
export function* schemasOf(root: Draft): Iterable<{ readonly schema: Draft; readonly pointer: JsonPointer }> {
  const seen = new Set<Draft>();
  const waiting: [DraftValue | undefined, JsonPointer][] = [...schemaPlaces(root)].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [schema, pointer] = next;
    if (!isDraft(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield { schema, pointer };
    const inner: [DraftValue | undefined, JsonPointer][] = [];
    // What was written in another file is a schema because something refers to it as one.
    if (typeof schema.$ref === 'string' && schema.$ref.startsWith(FOREIGN)) inner.push(targetOf(root, schema.$ref));
    for (const keyword of NAMED) {
      const named = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
      if (isDraft(named))
        for (const [name, value] of Object.entries(named)) inner.push([value, join(pointer, keyword, name)]);
    }
    for (const keyword of ONE)
      if (Object.hasOwn(schema, keyword)) inner.push([schema[keyword], join(pointer, keyword)]);
    for (const keyword of listKeywords) {
      const list = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
      if (Array.isArray(list)) list.forEach((value, i) => inner.push([value, join(pointer, keyword, i)]));
    }
    waiting.push(...inner.reverse());
  }
}

function targetOf(root: Draft, reference: string): [DraftValue | undefined, JsonPointer] {
  const pointer = decodeURI(reference.slice(1));
  let value: DraftValue | undefined = root;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isDraft(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }
  return [value, pointer];
}

/** The places where OpenAPI holds a schema: components, definitions, and every `schema` of a parameter, header or media type. */
function* schemaPlaces(root: Draft): Iterable<[DraftValue | undefined, JsonPointer]> {
  const components = isDraft(root.components) ? root.components : {};
  for (const [named, home] of [
    [components.schemas, '/components/schemas'],
    [root.swagger === undefined ? undefined : root.definitions, '/definitions'],
  ] as const)
    if (isDraft(named)) for (const [name, schema] of Object.entries(named)) yield [schema, join(home, name)];
  const holders: [DraftValue | undefined, JsonPointer][] = [
    [root.paths, '/paths'],
    [root.webhooks, '/webhooks'],
    [root.swagger === undefined ? undefined : root.parameters, '/parameters'],
    [root.swagger === undefined ? undefined : root.responses, '/responses'],
  ];
  for (const kind of ['parameters', 'headers', 'requestBodies', 'responses', 'callbacks', 'pathItems', 'mediaTypes'])
    holders.push([components[kind], join('/components', kind)]);
  for (let next = holders.pop(); next; next = holders.pop()) {
    const [value, pointer] = next;
    if (Array.isArray(value)) value.forEach((item, i) => holders.push([item, join(pointer, i)]));
    else if (isDraft(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'schema' || name === 'itemSchema') yield [inner, join(pointer, name)];
        // A parameter of Swagger 2.0 is its own schema.
        else if (name === 'in' && root.swagger !== undefined && value.type !== undefined && typeof inner === 'string')
          yield [value, pointer];
        // Values in examples only look like parts of a document.
        else if (name !== 'example' && name !== 'examples' && name !== 'default' && typeof inner === 'object')
          holders.push([inner, join(pointer, name)]);
      }
    }
  }
}
