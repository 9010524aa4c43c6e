import type { Case } from '../../http/case.ts';
import { isJson, parseMediaType } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { bareName } from '../../openapi/bare-name.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { MediaType, Operation } from '../../openapi/operation.ts';
import { createShapes, members, type Shapes } from '../../openapi/schema/shape.ts';
import type { RequestModels } from '../models.ts';

/** A request body that is an object of members, and what its schema calls them. */
export interface BodyMembers {
  readonly media: MediaType;
  readonly names: readonly string[];
  /** Whether a member of this name may be null. */
  nullable(name: string): boolean;
}

const shapesOf = new WeakMap<ApiDocument, Shapes>();

/** The first body of an operation that can carry members, JSON before forms; `undefined` where there is none. */
export function bodyMembers({ requestBody }: Operation, document: ApiDocument): BodyMembers | undefined {
  const shapes = shapesOf.get(document) ?? createShapes(document.root);
  shapesOf.set(document, shapes);
  const media =
    requestBody?.content.find(({ range }) => isJson(range)) ??
    requestBody?.content.find(({ range }) => parseMediaType(range)?.essence === 'application/x-www-form-urlencoded');
  if (media?.schema === undefined) return undefined;
  const found = new Map<string, boolean>();
  for (const shape of shapes.of([media.schema]))
    for (const [name, pointers] of members(shape))
      found.set(name, found.get(name) === true || shapes.of(pointers).some(({ types }) => types.has('null')));
  return { media, names: [...found.keys()], nullable: (name) => found.get(name) === true };
}

/** The name that is spelt like this, whatever its case and its separators. */
export function nameLike(names: readonly string[], pattern: RegExp): string | undefined {
  return names.find((name) => pattern.test(bareName(name)));
}

/** The case with these members set, those that are `undefined` taken out; `undefined` where it has no object to set them in. */
export function withMembers(
  testCase: Case,
  { media }: BodyMembers,
  models: RequestModels,
  changes: Readonly<Record<string, Json | undefined>>,
): Case | undefined {
  const given =
    sentMembers(testCase) ?? (media.schema === undefined ? undefined : models.model(media.schema).minimal());
  if (!isObject(given)) return undefined;
  const kept = Object.entries(given).filter(([name]) => !Object.hasOwn(changes, name));
  const set = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...testCase, body: { mediaType: media.range, value: Object.fromEntries([...kept, ...set]) } };
}

/** The members that a case sends; `undefined` where it sends no object. */
export function sentMembers({ body }: Case): JsonObject | undefined {
  return body && 'value' in body && isObject(body.value) ? body.value : undefined;
}
