import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import type { Operation } from '../../openapi/operation.ts';
import { valueAt } from '../../openapi/pointer.ts';
import type { MockAnswer } from '../fault.ts';
import { partsOf } from '../judge/shape.ts';
import { jsonOf, withJson } from './bend.ts';
import { describedJson, sampleAnswer, validatorsOf } from './sample-answers.ts';

const MOST_DEPTH = 5;

/** Checks that a spoilt body may provoke beside its own: what is written is not what is read, and what is listed is not found. */
export const besideBody: readonly string[] = [
  'read-your-writes',
  'listed-after-create',
  'links-resolve',
  'location-resolves',
  'pages-disjoint',
  'next-page-advances',
  'json-integers-exact',
  'safe-methods-change-nothing',
  'put-idempotent',
  'failed-write-no-effect',
  'deleted-is-gone',
  'merge-patch-applied',
  'patch-atomic',
];

/**
 * The answer with a body that breaks this keyword of its schema, and is JSON still; where this body has no place for that,
 * the spoilt body of a fuller answer. `undefined` where none can be made.
 */
export function spoiled(
  answer: MockAnswer,
  operation: Operation,
  document: ApiDocument,
  keyword: string,
): MockAnswer | undefined {
  const own = spoiltBody(answer, operation, document, keyword);
  if (own !== undefined) return withJson(answer, own);
  const sample = sampleAnswer(operation, document);
  const fuller = sample.status === answer.status ? spoiltBody(sample, operation, document, keyword) : undefined;
  return fuller === undefined || jsonOf(answer) === undefined ? undefined : withJson(answer, fuller);
}

function spoiltBody(
  answer: MockAnswer,
  operation: Operation,
  document: ApiDocument,
  keyword: string,
): Json | undefined {
  const body = jsonOf(answer);
  const pointer = describedJson(operation, answer)?.schema;
  if (body === undefined || pointer === undefined) return undefined;
  const validator = validatorsOf(document).for(pointer, 'response');
  for (const candidate of variants(document.root, valueAt(document.root, pointer), body, keyword, 0)) {
    if (validator.errors(candidate).some((error) => error.keyword === keyword)) return candidate;
  }
  return undefined;
}

/** Whether the answers of this operation can break this keyword. */
export function spoils(operation: Operation, document: ApiDocument, keyword: string): boolean {
  return spoiled(sampleAnswer(operation, document), operation, document, keyword) !== undefined;
}

/** Values that differ from this one at one place that has the keyword. */
function* variants(
  root: JsonObject,
  schema: Json | undefined,
  value: Json,
  keyword: string,
  depth: number,
): Iterable<Json> {
  if (depth > MOST_DEPTH) return;
  const parts = partsOf(root, schema);
  for (const part of parts) if (part[keyword] !== undefined) yield* broken(part, value, keyword);
  if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      for (const part of parts) {
        const declared = member(part.properties, name);
        if (declared === undefined) continue;
        for (const variant of variants(root, declared, inner, keyword, depth + 1)) yield { ...value, [name]: variant };
      }
    }
  }
  if (isArray(value) && value.length > 0) {
    for (const part of parts) {
      if (part.items === undefined) continue;
      for (const variant of variants(root, part.items, value[0] ?? null, keyword, depth + 1))
        yield [variant, ...value.slice(1)];
    }
  }
}

function* broken(schema: JsonObject, value: Json, keyword: string): Iterable<Json> {
  const limit = schema[keyword];
  switch (keyword) {
    case 'type':
      yield* typeof value === 'string' ? [12345, { text: value }] : ['no such type', 12345];
      return;
    case 'required':
      if (!isObject(value) || !isArray(limit)) return;
      for (const name of limit)
        if (typeof name === 'string' && Object.hasOwn(value, name))
          yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      return;
    case 'enum':
    case 'const':
      yield* typeof value === 'number' ? [value + 1_000_003] : typeof value === 'string' ? [`${value}-unknown`] : [];
      return;
    case 'format':
    case 'pattern':
      if (typeof value === 'string') yield* ['?? not like this ??', ''];
      return;
    case 'minimum':
    case 'exclusiveMinimum':
      if (typeof limit === 'number' && typeof value === 'number') yield limit - 1;
      return;
    case 'maximum':
    case 'exclusiveMaximum':
      if (typeof limit === 'number' && typeof value === 'number') yield limit + 1;
      return;
    case 'minLength':
      if (typeof value === 'string') yield '';
      return;
    case 'maxLength':
      if (typeof limit === 'number' && limit < 100_000 && typeof value === 'string')
        yield value + 'x'.repeat(limit + 1);
      return;
    case 'minItems':
      if (isArray(value)) yield [];
      return;
    case 'additionalProperties':
      if (isObject(value) && limit === false) yield { ...value, plumblineUnexpected: true };
      return;
  }
}
