import { field } from '../../http/fields.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { type JsonPointer, join } from '../../openapi/pointer.ts';
import { mentions } from '../../openapi/schema/mentions.ts';
import { createShapes, members, type Shapes } from '../../openapi/schema/shape.ts';
import { defineCheck } from '../check.ts';
import { jsonBody } from '../engine/observe.ts';
import { openapi } from './clauses.ts';
import { isOwn } from './guards.ts';

const shapes = new WeakMap<object, Shapes>();

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
    const known = shapes.get(document.root) ?? createShapes(document.root);
    shapes.set(document.root, known);
    for (const { part, at } of returned(known, [media.schema], body, ''))
      yield { expected: `${part} is not returned`, actual: 'it is', at, keyword: 'writeOnly', part };
  },
});

function* returned(
  known: Shapes,
  pointers: readonly JsonPointer[],
  value: Json,
  part: JsonPointer,
): Iterable<{ readonly part: JsonPointer; readonly at: JsonPointer }> {
  for (const shape of known.of(pointers).slice(0, 4)) {
    if (isArray(value))
      for (const [i, item] of value.slice(0, 50).entries())
        yield* returned(
          known,
          (shape.keywords.get('items') ?? []).map(({ pointer }) => pointer),
          item,
          join(part, i),
        );
    else if (isObject(value)) {
      for (const [name, inner] of members(shape)) {
        const there = Object.hasOwn(value, name) ? value[name] : undefined;
        if (there === undefined || there === null || (typeof there === 'string' && /^[*•x]{3,}$/.test(there))) continue;
        const hidden = inner
          .map((pointer) => dereference(known.root, schemaAt(known, pointer), pointer))
          .find(({ value: schema }) => isObject(schema) && schema.writeOnly === true);
        if (hidden) yield { part: join(part, name), at: hidden.pointer };
        else if (typeof there === 'object') yield* returned(known, inner, there, join(part, name));
      }
    }
  }
}

function schemaAt({ root }: Shapes, pointer: JsonPointer): Json | undefined {
  return dereference(root, { $ref: `#${encodeURI(pointer)}` }, '').value;
}
