import { isJson } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation, ParameterLocation, SecurityScheme } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { localTarget } from '../../openapi/schema/reference.ts';
import { bodyHasMeaning } from '../../properties/generators/body.ts';

/** A schema that requests are held to, and where its instances travel. */
export interface RequestPlace {
  /** `parts` are those of multipart bodies, which are text to many readers whatever their type. */
  readonly part: ParameterLocation | 'body' | 'form' | 'parts';
  readonly schema: JsonObject;
  /** Of the parameter; absent for a body. */
  readonly name?: string;
  /** Members, items and values inside others have a greater depth. */
  readonly depth: number;
}

const MOST_DEPTH = 3;
const places = new WeakMap<Operation, readonly RequestPlace[]>();

/** The schemas of an operation's requests that every instance meets: through references, `allOf`, properties and items, not through choices. */
export function requestPlaces(operation: Operation, { root }: ApiDocument): readonly RequestPlace[] {
  const known = places.get(operation);
  if (known) return known;
  const found: RequestPlace[] = [];
  const visit = (
    schema: Json | undefined,
    part: RequestPlace['part'],
    depth: number,
    above: ReadonlySet<JsonObject>,
    name?: string,
  ): void => {
    if (!isObject(schema) || depth > MOST_DEPTH || above.has(schema) || schema.readOnly === true) return;
    const inside = new Set([...above, schema]);
    found.push({ part, schema, depth, ...(name !== undefined && { name }) });
    const target = localTarget(root, schema.$ref, '');
    if (target !== undefined) visit(valueAt(root, target), part, depth, inside, name);
    if (isArray(schema.allOf)) for (const each of schema.allOf) visit(each, part, depth, inside, name);
    if (isObject(schema.properties))
      for (const each of Object.values(schema.properties)) visit(each, part, depth + 1, inside, name);
    visit(schema.items, part, depth + 1, inside, name);
  };
  for (const parameter of operation.parameters) {
    const pointer = parameter.schema ?? parameter.content?.schema;
    if (pointer !== undefined) visit(valueAt(root, pointer), parameter.in, MOST_DEPTH - 1, new Set(), parameter.name);
  }
  for (const { range, schema } of bodyHasMeaning(operation) ? (operation.requestBody?.content ?? []) : []) {
    const part = isJson(range) ? 'body' : /^multipart/i.test(range) ? 'parts' : /form/.test(range) ? 'form' : undefined;
    if (part !== undefined && schema !== undefined) visit(valueAt(root, schema), part, 0, new Set());
  }
  places.set(operation, found);
  return found;
}

/** The members that every JSON body of the operation has to name. */
export function demandedMembers(operation: Operation, document: ApiDocument): ReadonlySet<string> {
  return new Set(
    requestPlaces(operation, document)
      .filter(({ part, depth }) => part === 'body' && depth === 0)
      .flatMap(({ schema: { required } }) => (isArray(required) ? required : []))
      .filter((name) => typeof name === 'string'),
  );
}

/** The first JSON body is read by its schema. */
export function takesJson(operation: Operation): boolean {
  return bodyHasMeaning(operation) && (operation.requestBody?.content.some(({ range }) => isJson(range)) ?? false);
}

/** Whether anything about a request of this operation can be invalid in a way that HTTP shows. */
export function canBeInvalid(operation: Operation, document: ApiDocument): boolean {
  return requestPlaces(operation, document).some(isBreakable);
}

/** Whether there is something at this place that the schema refuses, in a way that HTTP shows. */
export function isBreakable({ part, schema }: RequestPlace): boolean {
  return part === 'body'
    ? schema.type !== undefined || schema.required !== undefined
    : (part !== 'parts' && ['integer', 'number', 'boolean'].includes(String(schema.type))) || schema.enum !== undefined;
}

/** Cases on other methods and on HEAD belong to the path's first operation. */
export function isFirstAtPath(operation: Operation, all: readonly Operation[]): boolean {
  return all.find(({ path }) => path === operation.path) === operation;
}

/** The schemes whose credential is asked for; none where anonymous access is allowed. */
export function schemesOf({ security }: Operation): readonly SecurityScheme[] {
  return security.some((alternative) => alternative.length === 0) ? [] : security.flat().map(({ scheme }) => scheme);
}

/** The schemes whose secret a mock gets to know: a client with all credentials uses the first alternative. */
export function learntSchemesOf(operation: Operation): readonly SecurityScheme[] {
  const first = operation.security[0]?.map(({ scheme }) => scheme.name) ?? [];
  return schemesOf(operation).filter(({ name }) => first.includes(name));
}

/** Bearer tokens, whatever the scheme calls them. */
export function isBearer(scheme: SecurityScheme): boolean {
  return (
    scheme.type === 'oauth2' ||
    scheme.type === 'openIdConnect' ||
    (scheme.type === 'http' && scheme.scheme.toLowerCase() === 'bearer')
  );
}

/** User and password (RFC 7617). */
export function isBasic(scheme: SecurityScheme): boolean {
  return scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic';
}

/** A scheme whose credential a mock can judge. */
export function isJudged(scheme: SecurityScheme): boolean {
  return isBearer(scheme) || isBasic(scheme) || scheme.type === 'apiKey';
}

/** Whether nobody gets in with one credential: several are asked for together, each at a place of its own. */
export function asksForSets({ security }: Operation): boolean {
  return (
    security.length > 0 &&
    security.every((alternative) => {
      const judged = alternative.map(({ scheme }) => scheme).filter(isJudged);
      return judged.length > 1 && judged.filter(({ type }) => type !== 'apiKey').length < 2;
    })
  );
}

/** Whether any label is fine for the body. */
export function anyMediaType({ requestBody }: Operation): boolean {
  return requestBody?.content.some(({ range }) => range.includes('*')) ?? false;
}

/** Whether any text at all is valid here. */
export function isPlainText(schema: JsonObject): boolean {
  const { type, format, pattern, enum: members, const: constant, maxLength, minLength, allOf, anyOf, oneOf } = schema;
  return (
    type === 'string' &&
    [format, pattern, members, constant, maxLength, minLength, allOf, anyOf, oneOf].every(
      (keyword) => keyword === undefined,
    )
  );
}
