import { authorizationParameter } from './authorization-parameter.ts';
import { enumValueObject } from './enum-value-object.ts';
import { exclusiveBounds } from './exclusive-bounds.ts';
import { itemsList } from './items-list.ts';
import { malformedKeywords } from './malformed-keywords.ts';
import { examplesList, mediaTypeNames } from './media-type-names.ts';
import { methodCase } from './method-case.ts';
import { nestedTags } from './nested-tags.ts';
import { nullableIn31, nullBesideChoice } from './nullable.ts';
import { parametersMap } from './parameters-map.ts';
import { pathCharacters, pathForm, pathParameterName } from './path-form.ts';
import { patternDialect } from './pattern-dialect.ts';
import { quotedKeywords, quotedValues } from './quoted-values.ts';
import type { Repair } from './repair.ts';
import { requiredBoolean } from './required-boolean.ts';
import { responseKeys } from './response-keys.ts';
import { securitySchemeTypes } from './security-scheme-types.ts';
import { schemaWithoutContent, swaggerServers } from './swagger-bodies.ts';
import { parameterInline, pathParameterOptional, swaggerParameters } from './swagger-parameters.ts';
import { typeNames } from './type-names.ts';

/** All repairs but those of references, in the order in which they are applied: structure first, then each schema. */
export const repairs: readonly Repair[] = [
  pathForm,
  pathCharacters,
  methodCase,
  parametersMap,
  swaggerParameters,
  parameterInline,
  pathParameterName,
  pathParameterOptional,
  schemaWithoutContent,
  swaggerServers,
  responseKeys,
  mediaTypeNames,
  examplesList,
  nestedTags,
  securitySchemeTypes,
  authorizationParameter,
  enumValueObject,
  quotedKeywords,
  typeNames,
  requiredBoolean,
  nullableIn31,
  nullBesideChoice,
  exclusiveBounds,
  itemsList,
  quotedValues,
  patternDialect,
  malformedKeywords,
];
