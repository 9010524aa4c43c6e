import { isJson } from '../../http/media-type.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { type JsonPointer, join, tokensOf } from '../../openapi/pointer.ts';
import { createShapes, type Shapes } from '../../openapi/schema/shape.ts';

/** How the document describes a member of an operation's answers of this status: by its name, as one of a map, or not at all. */
export type Described = 'declared' | 'map' | 'undocumented';

/** Looks up the member `name` of the value at this pointer (`*` for items and members of maps). */
export type Describe = (operation: string, status: number, holder: JsonPointer, name: string) => Described;

/** Looks members up in the document's schemas of answers. What the document leaves wholly open counts as declared. */
export function describedBy({ root }: ApiDocument, operations: readonly Operation[]): Describe {
  const shapes = createShapes(root);
  const byLabel = new Map(operations.map((operation) => [operation.label, operation]));
  return (label, status, holder, name) => {
    const responses = byLabel.get(label)?.responses;
    const range = `${Math.floor(status / 100)}XX`;
    const response = responses?.get(String(status)) ?? responses?.get(range) ?? responses?.get('default');
    const schemas = (response?.content ?? []).flatMap(({ range: type, schema }) =>
      isJson(type) && schema !== undefined ? [schema] : [],
    );
    const holders = tokensOf(holder).reduce<readonly JsonPointer[]>(
      (found, token) => found.flatMap((schema) => steps(shapes, schema, token).map(({ schema: next }) => next)),
      schemas,
    );
    // Nothing is said of what would hold the member: then nothing says that it may not be there.
    if (holders.length === 0) return 'declared';
    const found = new Set(holders.flatMap((schema) => steps(shapes, schema, name).map(({ by }) => by)));
    return found.has('declared') ? 'declared' : found.has('map') ? 'map' : 'undocumented';
  };
}

/** Schemas of the member of this name (`*`: of items and of what maps hold), and how each comes to describe it. */
function steps(
  shapes: Shapes,
  schema: JsonPointer,
  token: string,
): readonly { readonly schema: JsonPointer; readonly by: Described }[] {
  return shapes.of([schema]).flatMap(({ keywords }) => {
    const next: { schema: JsonPointer; by: Described }[] = [];
    const add = (by: Described, ...pointers: readonly JsonPointer[]): void =>
      void next.push(...pointers.map((pointer) => ({ schema: pointer, by })));
    if (token === '*') {
      for (const { pointer } of keywords.get('items') ?? []) add('declared', pointer);
      for (const { value, pointer } of keywords.get('prefixItems') ?? [])
        if (isArray(value)) add('declared', ...value.map((_, i) => join(pointer, i)));
    }
    for (const { value, pointer } of keywords.get('properties') ?? [])
      if (isObject(value) && Object.hasOwn(value, token)) add('declared', join(pointer, token));
    for (const { value, pointer } of keywords.get('patternProperties') ?? [])
      for (const pattern of isObject(value) ? Object.keys(value) : [])
        if (token === '*' || matches(pattern, token)) add('map', join(pointer, pattern));
    // A map describes all its members: `additionalProperties` with a schema that says something.
    if (next.every(({ by }) => by !== 'declared'))
      for (const { value, pointer } of keywords.get('additionalProperties') ?? [])
        if (isObject(value) && Object.keys(value).length > 0) add('map', pointer);
    return next;
  });
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return false;
  }
}
