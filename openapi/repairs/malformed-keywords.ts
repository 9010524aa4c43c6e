import { join } from '../pointer.ts';
import { type DraftValue, isDraft, type Repair } from './repair.ts';

const isSchema = (value: DraftValue): boolean => isDraft(value) || typeof value === 'boolean';
const isList = (value: DraftValue): boolean => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const isMap = (value: DraftValue): boolean => isDraft(value) && Object.values(value).every(isSchema);
// 1e400 is written as a number, and no reader can hold it.
const isNumber = (value: DraftValue): boolean => Number.isFinite(value);
const isSize = (value: DraftValue): boolean => Number.isInteger(value) && Number(value) >= 0;

/** What each keyword of JSON Schema must hold. */
const KEYWORDS: Readonly<Record<string, readonly [called: string, holds: (value: DraftValue) => boolean]>> = {
  $ref: ['a text', (value) => typeof value === 'string'],
  enum: ['a list', Array.isArray],
  required: ['a list of names', (value) => Array.isArray(value) && value.every((name) => typeof name === 'string')],
  properties: ['an object of schemas', isDraft],
  patternProperties: ['an object of schemas', isMap],
  dependentSchemas: ['an object of schemas', isMap],
  additionalProperties: ['a schema', isSchema],
  unevaluatedProperties: ['a schema', isSchema],
  unevaluatedItems: ['a schema', isSchema],
  propertyNames: ['a schema', isSchema],
  contains: ['a schema', isSchema],
  items: ['a schema', isSchema],
  not: ['a schema', isSchema],
  if: ['a schema', isSchema],
  then: ['a schema', isSchema],
  else: ['a schema', isSchema],
  allOf: ['a list of schemas', isList],
  anyOf: ['a list of schemas', isList],
  oneOf: ['a list of schemas', isList],
  prefixItems: ['a list of schemas', isList],
  minLength: ['a whole number from 0', isSize],
  maxLength: ['a whole number from 0', isSize],
  minItems: ['a whole number from 0', isSize],
  maxItems: ['a whole number from 0', isSize],
  minProperties: ['a whole number from 0', isSize],
  maxProperties: ['a whole number from 0', isSize],
  minimum: ['a number', isNumber],
  maximum: ['a number', isNumber],
  multipleOf: ['a number above 0', (value) => isNumber(value) && Number(value) > 0],
  pattern: ['a text', (value) => typeof value === 'string'],
  format: ['a text', (value) => typeof value === 'string'],
  discriminator: ['an object with a propertyName', (value) => isDraft(value) && typeof value.propertyName === 'string'],
  uniqueItems: ['true or false', (value) => typeof value === 'boolean'],
};

/** A keyword that cannot be what it is: it is left out, so that the rest of the schema can be tested. */
export const malformedKeywords: Repair = {
  code: 'keyword-malformed',
  summary: 'a keyword of a schema has a value that it cannot have',
  *mendSchema(schema, pointer, family) {
    for (const keyword of Object.keys(schema)) {
      const rule = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
      const value = schema[keyword];
      if (!rule || value === undefined || rule[1](value)) continue;
      // In Swagger 2.0 it is the name itself.
      if (keyword === 'discriminator' && family === '2.0') continue;
      // A parameter of Swagger 2.0 is its own schema, and required is the parameter's.
      if (keyword === 'required' && family === '2.0' && typeof schema.in === 'string') continue;
      delete schema[keyword];
      yield {
        code: 'keyword-malformed',
        severity: 'error',
        pointer: join(pointer, keyword),
        message: `${keyword} must be ${rule[0]}, and is ${shown(value)}`,
        interpretation: 'the schema without it',
        remedy: `write ${rule[0]}`,
      };
    }
    const { properties } = schema;
    if (!isDraft(properties)) return;
    for (const [name, property] of Object.entries(properties)) {
      if (isSchema(property)) continue;
      properties[name] = {};
      yield {
        code: 'keyword-malformed',
        severity: 'error',
        pointer: join(pointer, 'properties', name),
        message: `the schema of ${name} must be an object, and is ${JSON.stringify(property).slice(0, 60)}`,
        interpretation: 'any value',
        remedy: 'write a schema',
      };
    }
  },
};

function shown(value: DraftValue): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value).slice(0, 60);
}
