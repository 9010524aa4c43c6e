import { isArray, isObject, type Json, member } from '../json.ts';
import { operations } from '../operations.ts';
import { join, valueAt } from '../pointer.ts';
import { annotationFormats } from '../schema/annotation-formats.ts';
import { customFormats } from '../schema/custom-formats.ts';
import { contradictionIn } from '../schema/satisfiability.ts';
import { createShapes } from '../schema/shape.ts';
import { within } from '../syntax/within.ts';
import type { Rule, RuleNote } from './rule.ts';
import { schemaRule, schemasIn, validatorsOf } from './schema-rule.ts';

/** The formats that are asserted, and those that are known to be annotations. */
const FORMATS: ReadonlySet<string> = new Set([
  ...annotationFormats,
  'date',
  'date-time',
  'time',
  'duration',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'iri',
  'iri-reference',
  'uri-template',
  'url',
  'uuid',
  'json-pointer',
  'relative-json-pointer',
  'regex',
  'int32',
  'int64',
  'float',
  'double',
  'byte',
  'binary',
  'password',
]);
/** Formats of numbers; those of texts are all others. */
const NUMERIC = /^(u?int(8|16|32|64)|float|double|decimal(128)?|double-int|unixtime)$/;
/** Keywords that OpenAPI 3.0 and 2.0 do not have. */
const LATER = [
  'const',
  'if',
  'then',
  'else',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'patternProperties',
  'propertyNames',
  'dependentSchemas',
  'dependentRequired',
  'unevaluatedItems',
  'unevaluatedProperties',
  '$defs',
  '$anchor',
  '$dynamicRef',
  '$dynamicAnchor',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
];

/** A format that nobody registered, or one of texts beside a number. */
export const formatUnknown = schemaRule(
  'format-unknown',
  'info',
  'format is not registered, or is one of another type',
  function* ({ format, type }, pointer, { root }) {
    if (typeof format !== 'string' || customFormats(root).has(format)) return;
    const types: readonly (Json | undefined)[] = isArray(type) ? type : [type];
    if (!FORMATS.has(format))
      yield {
        pointer: join(pointer, 'format'),
        message: `format ${format} is not registered`,
        interpretation: 'an annotation: any value of the type',
        remedy: 'use a registered format, or a pattern',
      };
    else if (
      type !== undefined &&
      NUMERIC.test(format) &&
      !types.some((each) => each === 'number' || each === 'integer' || (each === 'string' && /64|decimal/.test(format)))
    )
      yield {
        severity: 'warning',
        pointer: join(pointer, 'format'),
        message: `format ${format} is one of numbers, beside type ${types.join(', ')}`,
        interpretation: 'the type without the format',
        remedy: 'make the two agree',
      };
    else if (
      type !== undefined &&
      !NUMERIC.test(format) &&
      !types.includes('string') &&
      types.some((each) => each === 'integer' || each === 'number' || each === 'boolean') &&
      !/^(byte|binary)$/.test(format)
    )
      yield {
        severity: 'warning',
        pointer: join(pointer, 'format'),
        message: `format ${format} is one of texts, beside type ${types.join(', ')}`,
        interpretation: 'the type without the format',
        remedy: 'make the two agree',
      };
  },
);

/** Keywords and types that came with OpenAPI 3.1, in a document that says 3.0 or 2.0. */
export const keywordLater = schemaRule(
  'keyword-later',
  'warning',
  'a keyword of OpenAPI 3.1 in a document of 3.0 or 2.0',
  function* (schema, pointer, { openapi }) {
    if (!/^(2|3\.0)/.test(openapi)) return;
    for (const keyword of LATER)
      if (Object.hasOwn(schema, keyword))
        yield {
          pointer: join(pointer, keyword),
          message: `${keyword} came with OpenAPI 3.1; the document says ${openapi}`,
          interpretation: 'as in 3.1',
          remedy: 'say openapi: 3.1.0, or do without it',
        };
  },
);

/** Arrays of which OpenAPI 3.0 and 2.0 demand that they say what they hold (Schema Object). */
export const itemsMissing = schemaRule(
  'items-missing',
  'warning',
  'an array in OpenAPI 3.0 or 2.0 that does not say what it holds',
  function* ({ type, items }, pointer, { openapi }) {
    const types = isArray(type) ? type : [type];
    if (!/^(2|3\.0)/.test(openapi) || !types.includes('array') || items !== undefined) return;
    yield {
      pointer: join(pointer, 'type'),
      message: `an array of OpenAPI ${openapi} needs items`,
      interpretation: 'a list of anything',
      remedy: 'add items',
    };
  },
);

/** What is both readOnly and writeOnly; what is readOnly and required. */
export const readOnlyRequired = schemaRule(
  'read-only-required',
  'info',
  'a required member is readOnly, or a member readOnly and writeOnly',
  function* (schema, pointer) {
    if (schema.readOnly === true && schema.writeOnly === true)
      yield {
        severity: 'error',
        pointer: join(pointer, 'readOnly'),
        message: 'readOnly and writeOnly: it may stand in no message',
        interpretation: 'it is never sent, and never expected',
        remedy: 'keep one of them',
      };
    const { required, properties } = schema;
    for (const name of isArray(required) ? required : []) {
      const property = typeof name === 'string' ? member(properties, name) : undefined;
      if (isObject(property) && property.readOnly === true && property.writeOnly !== true)
        yield {
          pointer: join(pointer, 'properties', String(name)),
          message: `${String(name)} is required and readOnly`,
          interpretation: 'required of answers only (OpenAPI, Schema Object)',
          remedy: 'nothing, where that is meant',
        };
    }
  },
);

/** Milliseconds for looking for contradictions. */
const PATIENCE = 4000;

/** Schemas that no value satisfies, by their own keywords or because they cannot do without themselves. */
export const schemaUnsatisfiable: Rule = {
  code: 'schema-unsatisfiable',
  severity: 'error',
  summary: 'no value satisfies a schema: its keywords contradict each other, or it cannot end',
  *diagnose(document) {
    const shapes = createShapes(document.root);
    const validators = validatorsOf(document);
    const found: RuleNote[] = [];
    const said = new Set<string>();
    // Schemas nested hundreds deep take long to prove anything of: what is known by then is told.
    within(PATIENCE, () => {
      for (const { schema, pointer } of schemasIn(document)) {
        if (!worthAsking(schema) || pointer.includes('/not')) continue;
        const proof = contradictionIn(shapes, [pointer], (at, value) => validators.for(at, 'response').accepts(value));
        if (!proof || said.has(proof.pointer)) continue;
        said.add(proof.pointer);
        found.push({
          pointer: proof.pointer,
          message: `no value satisfies this: ${proof.reason}`,
          interpretation: 'what needs it cannot be tested',
          remedy: 'loosen one of the keywords that contradict each other',
        });
      }
    });
    for (const { requestBody } of operations(document)) {
      const schemas = requestBody?.content.map(({ schema }) => schema) ?? [];
      const [first] = schemas;
      if (!requestBody?.required || first === undefined || said.has(first)) continue;
      if (!schemas.every((schema) => schema !== undefined && valueAt(document.root, schema) === false)) continue;
      said.add(first);
      found.push({
        pointer: first,
        message: 'the body is required, and its schema false forbids every value',
        interpretation: 'what needs it cannot be tested',
        remedy: 'describe the body, or leave it out',
      });
    }
    yield* found;
  },
};

/** Contradictions need a conjunction, a list of values, or a member that must be there. */
function worthAsking(schema: Readonly<Record<string, unknown>>): boolean {
  return ['allOf', 'required', 'not', 'const', 'multipleOf', 'anyOf', 'oneOf', 'minItems'].some((keyword) =>
    Object.hasOwn(schema, keyword),
  );
}
