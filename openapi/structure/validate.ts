import type { Family } from '../family.ts';
import { type JsonPointer, join, parentOf } from '../pointer.ts';
import { type Draft, type DraftValue, isDraft, type Note } from '../repairs/repair.ts';
import { missingOf } from './conditions.ts';
import type { ObjectType } from './object-type.ts';
import { objects2 } from './objects-2.ts';
import { objects3 } from './objects-3.ts';

/** Objects that have members besides their fixed fields, which are not named in the table. */
const OPEN: ReadonlySet<string> = new Set(['parameter 2.0', 'header 2.0']);
const FAMILIES: readonly Family[] = ['2.0', '3.0', '3.1', '3.2'];

/**
 * What the structure of a document, as its author wrote it, breaks of the specification: members of the wrong type,
 * missing ones, unknown ones, ones of a later version. Schemas are left to the rules about schemas.
 */
export function* structureNotes(root: Draft, family: Family): Iterable<Note> {
  const objects = family === '2.0' ? objects2 : objects3;
  const waiting: (readonly [holds: string, value: DraftValue, pointer: JsonPointer, name: string])[] = [
    ['root', root, '', 'the document'],
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [holds, value, pointer, name] = next;
    const inner: (typeof next)[] = [];
    if (holds === 'any') continue;
    if (holds.startsWith('[')) {
      if (!Array.isArray(value)) yield wrong(pointer, name, 'a list', value);
      else value.forEach((item, i) => inner.push([holds.slice(1), item, join(pointer, i), `an item of ${name}`]));
    } else if (holds.startsWith('{') || holds === 'paths' || holds === 'callback') {
      if (!isDraft(value)) yield wrong(pointer, name, 'an object', value);
      else if (typeof value.$ref !== 'string') {
        const each = holds.startsWith('{') ? holds.slice(1) : 'pathItem';
        if (Object.keys(value).length === 0) yield* empty(each, pointer, name);
        for (const [key, item] of Object.entries(value))
          if (!key.startsWith('x-')) inner.push([each, item, join(pointer, key), `${key} of ${name}`]);
      }
    } else if (holds === 'security') {
      if (!isDraft(value)) yield wrong(pointer, name, 'an object of scheme names', value);
      else
        for (const [key, scopes] of Object.entries(value))
          inner.push(['[text', scopes, join(pointer, key), `the list of scopes of ${key}`]);
    } else if (holds === 'schema') {
      if (!isDraft(value) && (typeof value !== 'boolean' || family === '2.0' || family === '3.0'))
        yield wrong(pointer, name, 'a schema, which is an object', value);
    } else {
      const type = objects[holds];
      if (!type) {
        const expected = SCALARS[holds];
        if (expected && !expected.holds(value)) yield wrong(pointer, name, expected.called, value);
      } else if (!isDraft(value)) yield wrong(pointer, name, 'an object', value);
      else if (!(type.referable && typeof value.$ref === 'string') || holds === 'pathItem')
        yield* members(type, holds, value, pointer, family, inner);
    }
    waiting.push(...inner.reverse());
  }
}

function* members(
  type: ObjectType,
  kind: string,
  value: Draft,
  pointer: JsonPointer,
  family: Family,
  inner: (readonly [string, DraftValue, JsonPointer, string])[],
): Iterable<Note> {
  for (const name of type.required) {
    // The specification asks for a description; nothing that is tested depends on it.
    if (value[name] === undefined)
      yield {
        code: 'member-missing',
        severity: name === 'description' || kind === 'info' ? 'warning' : 'error',
        pointer,
        message: `${type.called} needs ${name}`,
        interpretation: kind === 'parameter' ? 'it is left out' : 'it is read without',
        remedy: `add ${name}`,
      };
  }
  for (const what of missingOf(kind, value, family, parentOf(pointer)?.token))
    yield {
      code: 'member-missing',
      severity: 'warning',
      pointer,
      message: `${type.called} needs ${what}`,
      interpretation:
        kind === 'parameter' || kind === 'header' ? 'any text, where nothing says more' : 'it is read without',
      remedy: `add ${what}`,
    };
  if (kind === 'operation' && family === '2.0') yield* surplusBodies(value, pointer);
  for (const [name, member] of Object.entries(value)) {
    const holds = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    const at = join(pointer, name);
    if (holds !== undefined) {
      const since = type.since[name];
      if (since && FAMILIES.indexOf(since) > FAMILIES.indexOf(family))
        yield {
          code: 'version-later',
          severity: 'warning',
          pointer: at,
          message: `${name} came with OpenAPI ${since}; the document says ${family}`,
          interpretation: `as in ${since}`,
          remedy: `say openapi: ${since}.0, or leave it out`,
        };
      inner.push([holds, member, at, `${name} of ${type.called}`]);
    } else if (!name.startsWith('x-') && name !== '$ref' && !OPEN.has(`${kind} ${family}`))
      yield unknown(name, at, type);
  }
}

/** Swagger 2.0 allows one body, and no form beside it (Parameter Object). */
function* surplusBodies({ parameters }: Draft, pointer: JsonPointer): Iterable<Note> {
  const all = Array.isArray(parameters) ? parameters : [];
  const first = all.findIndex((each) => isDraft(each) && each.in === 'body');
  for (const [i, each] of all.entries())
    if (first >= 0 && i !== first && isDraft(each) && (each.in === 'body' || each.in === 'formData'))
      yield {
        code: 'structure',
        severity: 'error',
        pointer: join(pointer, 'parameters', i),
        message: `${String(each.name)} in ${each.in} stands beside a body, and a request has one`,
        interpretation: 'the first body alone',
        remedy: 'keep one body, or a form without it',
      };
}

function unknown(name: string, pointer: JsonPointer, type: ObjectType): Note {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace(/s$/, '');
  const near = Object.keys(type.fields).find((field) => plain(field) === plain(name));
  return {
    code: 'member-unknown',
    severity: 'warning',
    pointer,
    message: `${type.called} has no member ${name}`,
    interpretation: 'it is ignored',
    remedy: near ? `write ${near}` : 'remove it, or begin its name with x-',
  };
}

/** Maps that say nothing while they are empty: the responses of an operation, the media types of a body. */
function* empty(each: string, pointer: JsonPointer, name: string): Iterable<Note> {
  const note = { code: 'member-missing', severity: 'warning', pointer } as const;
  if (each === 'response' && name.startsWith('responses of an operation'))
    yield {
      ...note,
      message: `${name} needs one response at least`,
      interpretation: 'any answer is fine',
      remedy: 'add the response of success',
    };
  if (each === 'mediaType' && name.startsWith('content of a requestBody'))
    yield {
      ...note,
      message: `${name} needs one media type at least`,
      interpretation: 'no body is sent',
      remedy: 'add the media type, and the schema of what it carries',
    };
}

const SCALARS: Readonly<Record<string, { readonly called: string; holds(value: DraftValue): boolean }>> = {
  text: { called: 'text', holds: (value) => typeof value === 'string' },
  boolean: { called: 'true or false', holds: (value) => typeof value === 'boolean' },
};

function wrong(pointer: JsonPointer, name: string, expected: string, value: DraftValue): Note {
  const scalar = expected === 'text' && (typeof value === 'number' || typeof value === 'boolean' || value === null);
  return {
    code: 'structure',
    severity: scalar ? 'warning' : 'error',
    pointer,
    message: `${name} must be ${expected}, and is ${kindOf(value)}`,
    interpretation: scalar ? 'its text, where text is needed to test' : 'it is ignored',
    remedy: scalar ? 'put it in quotes' : `make it ${expected}`,
  };
}

function kindOf(value: DraftValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}
