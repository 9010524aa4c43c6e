import { formatUnknown, keywordLater, readOnlyRequired, schemaUnsatisfiable } from './keywords.ts';
import { parameterNameInvalid, pathCharacters, responseKeyUnknown } from './names.ts';
import { headerIgnored, linkUnreachable, mediaTypeInvalid, parameterTwice, pathParameterIdle } from './operations.ts';
import { referenceUnresolved, schemaCircular } from './references.ts';
import type { Rule } from './rule.ts';
import { boundsContradict, enumUnsatisfiable, patternInvalid, requiredUndeclared, typeUnknown } from './schemas.ts';
import {
  noPaths,
  noSuccess,
  operationIdTwice,
  pathAmbiguous,
  pathParameterUndeclared,
  securityUndefined,
} from './structure.ts';
import { valueInvalid } from './values.ts';

/** All rules of `plumbline lint` beyond what loading already says. */
export const rules: readonly Rule[] = [
  noPaths,
  referenceUnresolved,
  schemaCircular,
  operationIdTwice,
  pathAmbiguous,
  pathParameterUndeclared,
  pathParameterIdle,
  parameterTwice,
  parameterNameInvalid,
  pathCharacters,
  responseKeyUnknown,
  headerIgnored,
  mediaTypeInvalid,
  linkUnreachable,
  noSuccess,
  securityUndefined,
  typeUnknown,
  enumUnsatisfiable,
  patternInvalid,
  boundsContradict,
  requiredUndeclared,
  readOnlyRequired,
  formatUnknown,
  keywordLater,
  schemaUnsatisfiable,
  valueInvalid,
];
