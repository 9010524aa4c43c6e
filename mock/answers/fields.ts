import { encodeFieldValue } from '../../http/encode/percent.ts';
import { styledText } from '../../http/encode/style.ts';
import type { HeaderObject, Operation, ResponseObject } from '../../openapi/operation.ts';
import { readScalar } from '../judge/read-scalar.ts';
import { shapeOf } from '../judge/shape.ts';
import { buildInstance } from './instance.ts';
import { type Random, seedOf, uuidFrom } from './random.ts';
import type { AnswerSources } from './template.ts';

/** A field that is put on an answer; the value may differ from answer to answer. */
export interface FieldPlan {
  readonly name: string;
  value(random: Random): string;
}

/** Fields that the connection or the maker of the answer sets. */
const NOT_OURS: ReadonlySet<string> = new Set([
  'content-length',
  'content-type',
  'transfer-encoding',
  'connection',
  'date',
  'content-encoding',
]);

/** Values that the fields of HTTP must have by their own grammar, whatever a schema says. */
const BY_GRAMMAR: Readonly<Record<string, string>> = {
  'accept-ranges': 'bytes',
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  'content-disposition': 'attachment; filename="content"',
  'content-language': 'en',
  'content-range': 'bytes 0-0/1',
  deprecation: '@1688169599',
  etag: '"1"',
  expires: 'Tue, 15 Nov 1994 08:12:31 GMT',
  'last-modified': 'Tue, 15 Nov 1994 08:12:31 GMT',
  link: '</>; rel="self"',
  location: '/',
  'retry-after': '1',
  'set-cookie': 'session=0123456789abcdef; Path=/; HttpOnly',
  sunset: 'Wed, 11 Nov 2037 23:59:59 GMT',
  vary: 'Accept',
};

/** The fields that the document requires of this response, each with a valid value. */
export function requiredFields(
  sources: AnswerSources,
  operation: Operation,
  response: ResponseObject | undefined,
): readonly FieldPlan[] {
  return (response?.headers ?? [])
    .filter(({ required, name }) => required && !NOT_OURS.has(name.toLowerCase()))
    .map((header) => plan(sources, operation, header));
}

/** True when this text is a valid value of the field. */
export function fieldAccepts({ root, validators }: AnswerSources, header: HeaderObject, text: string): boolean {
  if (header.schema === undefined) return true;
  const shape = shapeOf(root, header.schema);
  const validator = validators.for(header.schema, 'response');
  return validator.accepts(readScalar(text, shape, 'typed')) || validator.accepts(readScalar(text, shape, 'text'));
}

function plan(sources: AnswerSources, operation: Operation, header: HeaderObject): FieldPlan {
  const { root, validators, seed } = sources;
  const { name } = header;
  const usual = BY_GRAMMAR[name.toLowerCase()];
  if (usual !== undefined && fieldAccepts(sources, header, usual)) return { name, value: () => usual };
  const pointer = header.schema ?? header.content?.schema;
  if (pointer === undefined) return { name, value: () => (header.content ? '{}' : 'value') };
  const uuid = '123e4567-e89b-42d3-a456-426614174000';
  const validator = validators.for(pointer, 'response');
  if (header.schema !== undefined && validator.accepts(uuid) && !validator.accepts('value'))
    return { name, value: uuidFrom };
  const built = buildInstance({
    root,
    pointer,
    direction: 'response',
    seed: seedOf(`${operation.label} ${name}`, seed),
    validator,
  });
  if (built === undefined)
    sources.note(`${operation.label} cannot be answered validly: no value of the field ${name} was found`);
  const text = header.content
    ? JSON.stringify(built ?? null)
    : styledText(built ?? 'value', { name, style: 'simple', explode: header.explode, encode: encodeFieldValue });
  return { name, value: () => text };
}
