import { field } from '../../http/fields.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import { mentions } from '../../openapi/schema/mentions.ts';
import { createShapes, members, type Shapes } from '../../openapi/schema/shape.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { openapi } from './clauses.ts';
import { isOwn } from './guards.ts';

const known = new WeakMap<JsonObject, Map<JsonPointer, boolean>>();

export const writeOnlyNotReturned = defineCheck({
  id: 'write-only-not-returned',
  family: 'contract',
  level: 'SHOULD',
  severity: 'warning',
  requirement: 'A writeOnly member is not returned.',
  clause: openapi('Schema Object'),
  appliesTo: (exchange, { document }) =>
    isOwn(exchange) &&
    exchange.response.status < 300 &&
    exchange.response.body.length > 0 &&
    mentions(document.root, 'writeOnly'),
  *inspect({ case: { operation }, response }, { judge, document }) {
    const described = judge.responseFor(operation, response.status);
    const media = described && judge.mediaTypeFor(described, field(response.headers, 'content-type') ?? '');
    const body = jsonBody(response);
    if (media?.schema === undefined || body === undefined) return;
    if (!hidesSomething(document.root, media.schema)) return;
    for (const { part, at } of returned(createShapes(document.root), [media.schema], body, ''))
      yield { expected: `${part} is not returned`, actual: 'it is', at, keyword: 'writeOnly', part };
  },
});

/** Whether a value of this schema may have a writeOnly member, at any depth. Found once: most have none. */
function hidesSomething(root: JsonObject, schema: JsonPointer): boolean {
  const answers = known.get(root) ?? new Map<JsonPointer, boolean>();
  known.set(root, answers);
  const answer = answers.get(schema) ?? reaches(createShapes(root), schema);
  answers.set(schema, answer);
  return answer;
}

function reaches(shapes: Shapes, schema: JsonPointer): boolean {
  const seen = new Set<string>();
  const waiting: (readonly JsonPointer[])[] = [[schema]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.join())) continue;
    seen.add(next.join());
    for (const shape of shapes.of(next)) {
      waiting.push((shape.keywords.get('items') ?? []).map(({ pointer }) => pointer));
      for (const [, inner] of members(shape)) {
        if (hiddenAt(shapes, inner)) return true;
        waiting.push(inner);
      }
    }
  }
  return false;
}

function* returned(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  value: Json,
  part: JsonPointer,
): Iterable<{ readonly part: JsonPointer; readonly at: JsonPointer }> {
  for (const shape of shapes.of(pointers).slice(0, 4)) {
    if (isArray(value))
      for (const [i, item] of value.slice(0, 50).entries())
        yield* returned(
          shapes,
          (shape.keywords.get('items') ?? []).map(({ pointer }) => pointer),
          item,
          join(part, i),
        );
    else if (isObject(value)) {
      for (const [name, inner] of members(shape)) {
        const there = Object.hasOwn(value, name) ? value[name] : undefined;
        if (there === undefined || there === null || (typeof there === 'string' && /^[*•x]{3,}$/.test(there))) continue;
        const hidden = hiddenAt(shapes, inner);
        if (hidden !== undefined) yield { part: join(part, name), at: hidden };
        else if (typeof there === 'object') yield* returned(shapes, inner, there, join(part, name));
      }
    }
  }
}

/** Where one of these schemas says that its value is writeOnly. */
function hiddenAt({ root }: Shapes, pointers: readonly JsonPointer[]): JsonPointer | undefined {
  return pointers
    .map((pointer) => dereference(root, valueAt(root, pointer), pointer))
    .find(({ value }) => isObject(value) && value.writeOnly === true)?.pointer;
}
