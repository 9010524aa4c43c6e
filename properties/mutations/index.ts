import { uniqueItems } from './array.ts';
import {
  exclusiveMaximum,
  exclusiveMinimum,
  maxItems,
  maximum,
  maxLength,
  minItems,
  minimum,
  minLength,
  multipleOf,
} from './bounds.ts';
import { anyOf, conditional, not, oneOf, oneOfTwice } from './choice.ts';
import { contains, items, maxContains, minContains, prefixItems, unevaluatedItems } from './contains.ts';
import type { Mutation } from './mutation.ts';
import { dependentSchemas, patternProperties, properties, propertyNames } from './names.ts';
import {
  additionalProperties,
  dependentRequired,
  maxProperties,
  minProperties,
  required,
  unevaluatedProperties,
} from './object.ts';
import { format, pattern } from './text.ts';
import { type } from './type.ts';
import { constant, enumeration } from './value.ts';

/** All mutations, those that find most first. */
export const mutations: readonly Mutation[] = [
  required,
  type,
  enumeration,
  constant,
  format,
  pattern,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
  minLength,
  maxLength,
  minItems,
  maxItems,
  uniqueItems,
  contains,
  minContains,
  maxContains,
  items,
  prefixItems,
  unevaluatedItems,
  additionalProperties,
  unevaluatedProperties,
  minProperties,
  maxProperties,
  propertyNames,
  properties,
  patternProperties,
  dependentRequired,
  dependentSchemas,
  oneOfTwice,
  oneOf,
  anyOf,
  not,
  conditional,
];
