import type { AnsweredExchange } from '../../http/exchange.ts';
import { dereference } from '../../openapi/dereference.ts';
import { isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import { createShapes, members } from '../../openapi/schema/shape.ts';
import { type CheckContext, type Deviation, defineCheck } from '../check.ts';
import { pathValues } from '../engine/observe.ts';
import { identifierIn } from '../engine/shown-resources.ts';
import { rfc9110 } from './clauses.ts';
import { excerpt } from './excerpt.ts';
import { isSuccess } from './guards.ts';
import { agrees, compared, gotObject, isAlike, relates } from './relation.ts';
import { mayShow, mustShow } from './showing.ts';

export const readYourWrites = defineCheck({
  id: 'read-your-writes',
  family: 'stateful',
  level: 'convention',
  severity: 'warning',
  requirement: 'What was written is what is read back; a patch leaves the rest as it was.',
  clause: rfc9110('9.3.4'),
  pair: true,
  appliesTo: (exchange) => relates(exchange, 'read-after-create', 'read-after-replace', 'read-after-patch'),
  *inspect(exchange, context): Iterable<Deviation> {
    const write = exchange.before.at(-1);
    if (!write || !isSuccess(write.response.status)) return;
    const at = write.case.operation.pointer;
    if (exchange.response.status === 404 || exchange.response.status === 410) {
      yield {
        expected: `what ${write.case.operation.label} wrote`,
        actual: String(exchange.response.status),
        at,
        keyword: 'missing',
      };
      return;
    }
    const alike = compared(write, exchange);
    if (!alike || !isSuccess(exchange.response.status)) return;
    const { sent, got } = alike;
    const hidden = writeOnly(write.case.operation, context);
    const removes = relates(exchange, 'read-after-patch');
    // What stands below another resource says so: `venueId` of `/venues/{venueId}/events/{id}`.
    for (const [name, value] of Object.entries(pathValues(exchange.case))) {
      const shown = Object.hasOwn(got, name) ? got[name] : undefined;
      if ((typeof shown === 'string' || typeof shown === 'number') && !agrees(String(value), String(shown)))
        yield { expected: `${name} is ${excerpt(value)}`, actual: excerpt(shown), at, keyword: name, part: `/${name}` };
    }
    for (const [name, value] of Object.entries(sent)) {
      if (value === undefined || hidden.has(name)) continue;
      const there = Object.hasOwn(got, name) ? got[name] : undefined;
      // Null takes away, or leaves the choice to the server.
      if (value === null || agrees(value, there)) continue;
      // Answers may show a member otherwise than requests write it (a name, and the object of that name): no comparison.
      if (there !== undefined && there !== null && !isAlike(value, there)) continue;
      // Who makes a resource may name it, whatever name was proposed.
      if (relates(exchange, 'read-after-create') && isOwnName(name, there, got, write)) continue;
      // A member that answers need not show says nothing about what was stored.
      if (there === undefined && !mustShow(exchange, name, context)) continue;
      if (!mayShow(exchange, name, value, context)) continue;
      yield {
        expected: `${name} is ${excerpt(value)}`,
        actual: excerpt(there),
        at,
        keyword: name,
        part: `/${name}`,
      };
    }
    const [before] = exchange.before;
    const old = removes && before && before !== write ? gotObject(before) : undefined;
    for (const [name, value] of old ? Object.entries(old) : []) {
      // Times and revisions change with every write; what else a patch does not name stays.
      if (
        value === undefined ||
        Object.hasOwn(sent, name) ||
        /(updated|modified|changed|version|revision|etag|last)/i.test(name)
      )
        continue;
      const there = Object.hasOwn(got, name) ? got[name] : undefined;
      if (!agrees(value, there))
        yield {
          expected: `${name} stays ${excerpt(value)}`,
          actual: there === undefined ? 'it is gone' : excerpt(there),
          at,
          keyword: name,
          part: `/${name}`,
        };
    }
  },
});

function writeOnly(operation: Operation, { document }: CheckContext): ReadonlySet<string> {
  const schemas = operation.requestBody?.content.flatMap(({ schema }) => (schema === undefined ? [] : [schema])) ?? [];
  const shapes = createShapes(document.root);
  return new Set(
    shapes.of(schemas.slice(0, 1)).flatMap((shape) =>
      [...members(shape)].flatMap(([name, pointers]) => {
        const marked = pointers.some((pointer) => {
          const schema = dereference(document.root, valueAt(document.root, pointer), pointer).value;
          return (
            isObject(schema) && (schema.writeOnly === true || schema.readOnly === true || schema.format === 'password')
          );
        });
        return marked ? [name] : [];
      }),
    ),
  );
}

/** Whether the member is the one that identifies the resource. */
function isOwnName(
  name: string,
  there: Json | undefined,
  got: JsonObject,
  { case: { operation } }: AnsweredExchange,
): boolean {
  return /(id|key|slug)$/i.test(name) && there !== undefined && identifierIn(got, undefined, operation) === there;
}
