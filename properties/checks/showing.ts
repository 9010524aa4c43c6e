import type { AnsweredExchange } from '../../http/exchange.ts';
import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { escapeToken, type JsonPointer } from '../../openapi/pointer.ts';
import { createShapes, enumerated, members, type Shape, type Shapes } from '../../openapi/schema/shape.ts';
import type { CheckContext } from '../check.ts';
import { envelopeOf, rewrapped, unwrapped } from '../engine/envelope.ts';
import { jsonBody } from '../engine/observe.ts';

/** Whether the document lets this answer show the member with that value: a summary may know fewer values than a request. */
export function mayShow(exchange: AnsweredExchange, name: string, value: Json, { judge }: CheckContext): boolean {
  const body = jsonBody(exchange.response);
  if (!isObject(body)) return false;
  const shown = rewrapped(body, envelopeOf(body), { ...unwrapped(body), [name]: value });
  const { operation } = exchange.case;
  const already = new Set(judge.bodyErrors(operation, exchange.response).map(({ part, keyword }) => part + keyword));
  return judge
    .bodyErrors(operation, { ...exchange.response, body: Buffer.from(JSON.stringify(shown)) })
    .every(({ part, keyword }) => already.has(part + keyword));
}

/** Whether this answer shows the member as the document describes it: what is not so is told of already. */
export function showsValid(
  { case: { operation }, response }: AnsweredExchange,
  name: string,
  { judge }: CheckContext,
): boolean {
  const body = jsonBody(response);
  const path = isObject(body) ? [...envelopeOf(body), name] : [name];
  const place = path.map((one) => `/${escapeToken(one)}`).join('');
  return judge.bodyErrors(operation, response).every(({ part }) => part !== place && !part.startsWith(`${place}/`));
}

/** Whether every description that this answer can be an instance of has the member. */
export function mustShow(exchange: AnsweredExchange, name: string, { document, judge }: CheckContext): boolean {
  const shapes = createShapes(document.root);
  const response = judge.responseFor(exchange.case.operation, exchange.response.status);
  const body = jsonBody(exchange.response);
  if (!response || !isObject(body)) return false;
  const described = (response.content ?? []).flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  return described.some((schema) => {
    let inner = body;
    let own = fitting(shapes, [schema], body);
    for (const holder of envelopeOf(body)) {
      const held = inner[holder];
      if (!isObject(held)) break;
      inner = held;
      own = own.flatMap((shape) => fitting(shapes, members(shape).get(holder) ?? [], held));
    }
    return own.length > 0 && own.every((shape) => members(shape).has(name));
  });
}

/** The shapes that the object looks like: it has what they require, and the values that they fix. */
function fitting(shapes: Shapes, pointers: readonly JsonPointer[], body: JsonObject): readonly Shape[] {
  return pointers.length === 0 ? [] : shapes.of(pointers).filter((shape) => looksLike(shapes, shape, body));
}

function looksLike(shapes: Shapes, shape: Shape, body: JsonObject): boolean {
  const required = (shape.keywords.get('required') ?? []).flatMap(({ value }) => (isArray(value) ? value : []));
  if (!shape.types.has('object')) return false;
  if (required.some((name) => typeof name === 'string' && !Object.hasOwn(body, name))) return false;
  return [...members(shape)].every(([name, pointers]) => {
    const value = Object.hasOwn(body, name) ? body[name] : undefined;
    if (value === undefined || typeof value === 'object') return true;
    return shapes.of(pointers).some((inner) => enumerated(inner)?.includes(value) ?? true);
  });
}
