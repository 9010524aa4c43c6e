import type { JsonPointer } from '../pointer.ts';
import { type Draft, draftOf } from '../repairs/repair.ts';
import type { Origin } from '../sources.ts';

/** Where a part of the upgraded document stood in the original: new prefix → old one. */
export type Moves = Map<JsonPointer, Origin>;

/** A part on its way from one pointer to another. */
export interface Move {
  readonly moves: Moves;
  readonly from: JsonPointer;
  readonly to: JsonPointer;
}

/** Keywords of a 2.0 parameter or header that belong to its schema. */
const SCHEMA_KEYWORDS = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  // Not of 2.0, and written all the same.
  'nullable',
  'x-nullable',
  'allOf',
  'properties',
];

/** A parameter of 2.0 that is none of body and formData, as one of 3.1. */
export function upgradeParameter(parameter: Draft, { moves, from, to }: Move): Draft {
  moves.set(to, { pointer: from });
  if (typeof parameter.$ref === 'string') return parameter;
  moves.set(`${to}/schema`, { pointer: parameter.schema === undefined ? from : `${from}/schema` });
  const out: Draft = {
    name: parameter.name ?? '',
    in: parameter.in ?? 'query',
    schema: draftOf(parameter.schema ?? schemaOf(parameter)),
  };
  for (const name of ['description', 'required', 'allowEmptyValue', 'deprecated', 'example', 'x-example'])
    if (parameter[name] !== undefined) out[name === 'x-example' ? 'example' : name] = parameter[name];
  if (parameter.type === 'array') {
    const format = parameter.collectionFormat ?? 'csv';
    if (parameter.in === 'query')
      Object.assign(
        out,
        format === 'multi'
          ? { style: 'form', explode: true }
          : {
              style: format === 'pipes' ? 'pipeDelimited' : format === 'ssv' ? 'spaceDelimited' : 'form',
              explode: false,
            },
      );
    else Object.assign(out, { style: 'simple', explode: false });
  }
  return out;
}

/** The schema of a parameter, header or form field of 2.0, which stands beside its name there. */
export function schemaOf(parameter: Draft): Draft {
  return Object.fromEntries(
    SCHEMA_KEYWORDS.filter((keyword) => parameter[keyword] !== undefined).map((keyword) => [
      keyword,
      draftOf(parameter[keyword] ?? null),
    ]),
  );
}
