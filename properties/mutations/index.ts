import { contains, uniqueItems } from './array.ts';
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
import { anyOf, not, oneOf } from './choice.ts';
import type { Mutation } from './mutation.ts';
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
  additionalProperties,
  unevaluatedProperties,
  minProperties,
  maxProperties,
  dependentRequired,
  oneOf,
  anyOf,
  not,
];
