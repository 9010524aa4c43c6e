import type { ApiDocument } from './api-document.ts';
import { dereference } from './dereference.ts';
import { identifiers } from './identifier.ts';
import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';
import { headersOf, mediaTypesOf } from './media-types.ts';
import type { Operation, Parameter, ResponseObject } from './operation.ts';
import { readParameter } from './parameters.ts';
import { type JsonPointer, join } from './pointer.ts';
import { securityOf } from './security.ts';
import { isTransmittable } from './transmittable.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

const known = new WeakMap<JsonObject, readonly Operation[]>();

/**
 * The operations of a document, in its order; read once. Broken parts are left out, never thrown at; a path item's `$ref`
 * is followed.
 */
export function operations({ root }: Pick<ApiDocument, 'root'>): readonly Operation[] {
  const before = known.get(root);
  if (before) return before;
  const all = readOperations(root);
  known.set(root, all);
  return all;
}

function readOperations(root: JsonObject): readonly Operation[] {
  const found: Operation[] = [];
  const ids = new Set<string>();
  for (const [path, item] of membersOf(member(root, 'paths'))) {
    if (!path.startsWith('/')) continue;
    const place = dereference(root, item, join('/paths', path));
    if (!isObject(place.value)) continue;
    const methods: (readonly [string, Json])[] = METHODS.flatMap((method) => {
      const value = member(place.value, method);
      return value === undefined ? [] : [[method, value] as const];
    });
    for (const [method, value] of [...methods, ...membersOf(member(place.value, 'additionalOperations'))]) {
      if (!isObject(value)) continue;
      const pointer = METHODS.includes(method)
        ? join(place.pointer, method)
        : join(place.pointer, 'additionalOperations', method);
      const operation = readOperation(root, value, {
        path,
        method: method.toUpperCase(),
        pointer,
        item: place.value,
        itemPointer: place.pointer,
      });
      // An operationId that occurs twice names nothing: the label does.
      const id =
        operation.operationId !== undefined && !ids.has(operation.operationId)
          ? operation.operationId
          : operation.label;
      ids.add(id);
      found.push({ ...operation, id });
    }
  }
  const naming = identifiers(found, root);
  return found.map((operation) => ({
    ...operation,
    responses: resolveLinks(operation.responses, found),
    identifier: naming.get(operation.label),
  }));
}

interface Around {
  readonly path: string;
  readonly method: string;
  readonly pointer: JsonPointer;
  readonly item: JsonObject;
  readonly itemPointer: JsonPointer;
}

function readOperation(
  root: JsonObject,
  source: JsonObject,
  { path, method, pointer, item, itemPointer }: Around,
): Operation {
  const tags = member(source, 'tags');
  const operationId = member(source, 'operationId');
  const summary = member(source, 'summary');
  return {
    label: `${method} ${path}`,
    id: '',
    method,
    path,
    operationId: typeof operationId === 'string' && operationId !== '' ? operationId : undefined,
    summary: typeof summary === 'string' ? summary : undefined,
    tags: isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [],
    deprecated: member(source, 'deprecated') === true,
    parameters: parametersOf(root, path, [
      [item, itemPointer],
      [source, pointer],
    ]),
    requestBody: requestBodyOf(root, source, pointer),
    responses: responsesOf(root, source, pointer),
    security: securityOf(root, member(source, 'security') ?? member(root, 'security')),
    pointer,
    source,
  };
}

/** Path-level then operation-level parameters, the latter replacing the former; every path parameter is there. */
function parametersOf(
  root: JsonObject,
  path: string,
  holders: readonly (readonly [JsonObject, JsonPointer])[],
): readonly Parameter[] {
  const merged = new Map<string, Parameter>();
  for (const [holder, pointer] of holders) {
    const list = member(holder, 'parameters');
    if (!isArray(list)) continue;
    list.forEach((value, i) => {
      const place = dereference(root, value, join(pointer, 'parameters', i));
      const parameter = isObject(place.value) ? readParameter(root, place.value, place.pointer) : undefined;
      if (!parameter) return;
      if (parameter.in === 'path' && !path.includes(`{${parameter.name}}`)) return;
      if (!isTransmittable(parameter.name, parameter.in)) return;
      // OpenAPI, Parameter Object: header parameters of these names are ignored.
      if (parameter.in === 'header' && /^(accept|content-type|authorization)$/i.test(parameter.name)) return;
      merged.set(`${parameter.in} ${parameter.name}`, parameter);
    });
  }
  const last = holders.at(-1);
  for (const [, name = ''] of path.matchAll(/\{([^}]+)\}/g)) {
    if (merged.has(`path ${name}`) || !last) continue;
    merged.set(`path ${name}`, {
      name,
      in: 'path',
      required: true,
      deprecated: false,
      style: 'simple',
      explode: false,
      allowReserved: false,
      allowEmptyValue: false,
      examples: [],
      pointer: last[1],
    });
  }
  return [...merged.values()];
}

function requestBodyOf(root: JsonObject, source: JsonObject, pointer: JsonPointer): Operation['requestBody'] {
  const written = member(source, 'requestBody');
  if (written === undefined) return undefined;
  const place = dereference(root, written, join(pointer, 'requestBody'));
  const content = mediaTypesOf(root, member(place.value, 'content'), join(place.pointer, 'content'));
  return content.length === 0
    ? undefined
    : { required: member(place.value, 'required') === true, content, pointer: place.pointer };
}

function responsesOf(root: JsonObject, source: JsonObject, pointer: JsonPointer): ReadonlyMap<string, ResponseObject> {
  const responses = new Map<string, ResponseObject>();
  for (const [key, value] of membersOf(member(source, 'responses'))) {
    const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key;
    if (!/^([1-5]([0-9]{2}|XX)|default)$/.test(status)) continue;
    const place = dereference(root, value, join(pointer, 'responses', key));
    const content = member(place.value, 'content');
    const description = member(place.value, 'description');
    responses.set(status, {
      status,
      description: typeof description === 'string' ? description : '',
      content: isObject(content) ? mediaTypesOf(root, content, join(place.pointer, 'content')) : undefined,
      headers: headersOf(root, member(place.value, 'headers'), join(place.pointer, 'headers')),
      links: membersOf(member(place.value, 'links')).map(([name, link]) => {
        const at = dereference(root, link, join(place.pointer, 'links', name));
        const id = member(at.value, 'operationId');
        const reference = member(at.value, 'operationRef');
        const parameters = member(at.value, 'parameters');
        return {
          name,
          operation: typeof id === 'string' ? id : typeof reference === 'string' ? reference : undefined,
          parameters: Object.fromEntries(membersOf(parameters)),
          requestBody: member(at.value, 'requestBody'),
          pointer: at.pointer,
        };
      }),
      pointer: place.pointer,
    });
  }
  return responses;
}

/** Links name operations by id or by reference: here they get the label, or nothing where there is no such operation. */
function resolveLinks(
  responses: ReadonlyMap<string, ResponseObject>,
  all: readonly Operation[],
): ReadonlyMap<string, ResponseObject> {
  return new Map(
    [...responses].map(([status, response]) => {
      const links = response.links.map((link) => {
        const target =
          all.find((operation) => operation.operationId === link.operation) ??
          all.find((operation) => link.operation === `#${operation.pointer}`);
        return { ...link, operation: target?.label };
      });
      return [status, links.length === 0 ? response : { ...response, links }];
    }),
  );
}

function membersOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value)
    ? Object.entries(value).filter(
        (entry): entry is [string, Json] => entry[1] !== undefined && !entry[0].startsWith('x-'),
      )
    : [];
}
