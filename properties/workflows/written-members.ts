import { isJson } from '../../http/media-type.ts';
import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { createShapes, members } from '../../openapi/schema/shape.ts';
import { soleValue } from '../lists/documented-default.ts';

/** What the document says of one member that a write may send. */
export interface WrittenMember {
  readonly name: string;
  /** The schemas that apply to it. */
  readonly schemas: readonly JsonPointer[];
  /** No way to satisfy the schema needs it. */
  readonly optional: boolean;
  /** The defaults that are said of it, in all ways to satisfy the schema: nobody knows which of several counts. */
  readonly defaults: readonly Json[];
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

const known = new WeakMap<Operation, readonly WrittenMember[]>();

/** The members that the JSON body of a write names, at its top; none where it is no JSON object. Read once: a mock asks at each write. */
export function writtenMembers(write: Operation, root: JsonObject): readonly WrittenMember[] {
  const all = known.get(write) ?? readMembers(write, root);
  known.set(write, all);
  return all;
}

function readMembers({ requestBody }: Operation, root: JsonObject): readonly WrittenMember[] {
  const schema = requestBody?.content.find(({ range }) => isJson(range))?.schema;
  if (schema === undefined) return [];
  const shapes = createShapes(root);
  const found = new Map<string, WrittenMember>();
  for (const shape of shapes.of([schema])) {
    const required = (shape.keywords.get('required') ?? []).flatMap(({ value }) => (isArray(value) ? value : []));
    for (const [name, pointers] of members(shape)) {
      const says = (keyword: string, value?: boolean): boolean =>
        shapes
          .of(pointers)
          .some(({ keywords }) =>
            (keywords.get(keyword) ?? []).some((stated) => value === undefined || stated.value === value),
          );
      const before = found.get(name);
      const stated = shapes
        .of(pointers)
        .flatMap(({ keywords }) => (keywords.get('default') ?? []).map(({ value }) => value));
      found.set(name, {
        name,
        schemas: pointers,
        optional: !required.includes(name) && (before?.optional ?? true),
        defaults: [...(before?.defaults ?? []), ...stated],
        readOnly: says('readOnly', true) || (before?.readOnly ?? false),
        writeOnly: says('writeOnly', true) || (before?.writeOnly ?? false),
      });
    }
  }
  return [...found.values()];
}

/**
 * The members of a resource that a write may name and must not set: read-only in its request, or read-only where the
 * resource is shown and not in the request at all.
 */
export function readOnlyMembers(
  write: Operation,
  read: Operation,
  root: JsonObject,
): readonly (Pick<WrittenMember, 'name' | 'schemas'> & { readonly declared: boolean })[] {
  const written = writtenMembers(write, root);
  const declared = new Set(written.map(({ name }) => name));
  const shapes = createShapes(root);
  const shown = read.responses.get('200')?.content?.find(({ range }) => isJson(range))?.schema;
  const others = new Map<string, readonly JsonPointer[]>();
  for (const shape of shown === undefined ? [] : shapes.of([shown]))
    for (const [name, schemas] of members(shape))
      if (
        !declared.has(name) &&
        shapes.of(schemas).some(({ keywords }) => keywords.get('readOnly')?.some(({ value }) => value === true))
      )
        others.set(name, schemas);
  return [
    ...written.flatMap(({ name, schemas, readOnly }) => (readOnly ? [{ name, schemas, declared: true }] : [])),
    ...[...others].map(([name, schemas]) => ({ name, schemas, declared: false })),
  ];
}

/** What the members are that a write leaves out, by the document: its members that may be left out and have one default. */
export function defaultsOf(write: Operation, root: JsonObject): JsonObject {
  const members = writtenMembers(write, root).flatMap(({ name, optional, defaults, readOnly, writeOnly }) => {
    const value = soleValue(defaults);
    return optional && !readOnly && !writeOnly && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(members);
}

/** Where the document says that what is left out stays: it may. */
const KEEPS =
  /(omit|absent|left out|missing|not (given|sent|present|provided|included)|unset)[^.]{0,60}(keep|kept|unchanged|stay|remain|retain|preserv|ignor)|only (the )?(given|sent|provided|supplied|present)|partial/i;

/**
 * The names of members that a PUT may leave out, whose absence it then has to carry out: optional, without a default,
 * shown to readers. None where the document says that what is left out stays.
 */
export function omittableMembers(replace: Operation, root: JsonObject): readonly string[] {
  const said = `${String(replace.source.summary ?? '')} ${String(replace.source.description ?? '')}`;
  if (KEEPS.test(said)) return [];
  return writtenMembers(replace, root).flatMap(({ name, optional, defaults, readOnly, writeOnly }) =>
    optional &&
    defaults.length === 0 &&
    !readOnly &&
    !writeOnly &&
    !/^(id|uuid|key|slug|_id|version|revision|etag)$/i.test(name)
      ? [name]
      : [],
  );
}
