import type { Fault } from '../../fault.ts';
import { isIdentifying } from '../identifying.ts';
import { requestPlaces } from '../visible.ts';
import { isVisible } from './visible-keyword.ts';

const KEYWORDS: Readonly<Record<string, string>> = {
  type: 'values of any type',
  required: 'objects without their required members',
  enum: 'values outside an enum',
  const: 'values other than a constant',
  minimum: 'numbers below the minimum',
  maximum: 'numbers above the maximum',
  exclusiveMinimum: 'numbers at or below the exclusive minimum',
  exclusiveMaximum: 'numbers at or above the exclusive maximum',
  multipleOf: 'numbers off the grid of multipleOf',
  minLength: 'texts that are too short',
  maxLength: 'texts that are too long',
  pattern: 'texts that do not match their pattern',
  format: 'texts that are not of their format',
  minItems: 'lists with too few items',
  maxItems: 'lists with too many items',
  uniqueItems: 'lists with equal items',
  additionalProperties: 'undeclared members in closed objects',
  minProperties: 'objects with too few members',
  maxProperties: 'objects with too many members',
};

const kebab = (keyword: string): string => keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** One fault for each keyword of JSON Schema that a server may forget to look at. */
export const ignoredKeywords: readonly Fault[] = Object.entries(KEYWORDS).map(([keyword, accepts]) => ({
  id: `ignore-${kebab(keyword)}`,
  family: 'contract',
  summary: `accepts ${accepts}`,
  provokes: 'invalid-rejected',
  also: keyword === 'type' || keyword === 'additionalProperties' ? ['coercion-refused'] : [],
  appliesTo: (operation, document, all) =>
    requestPlaces(operation, document).some(
      (place) =>
        isVisible(keyword, place) && !(place.part === 'path' && isIdentifying(operation, place.name, document, all)),
    ),
  schema: ({ [keyword]: _, ...others }) => others,
}));
