import { formatUnknown, itemsMissing, keywordLater, readOnlyRequired, schemaUnsatisfiable } from './keywords.ts';
import { parameterNameInvalid, parameterStyle, responseKeyUnknown } from './names.ts';
import { headerIgnored, linkUnreachable, mediaTypeInvalid, parameterTwice, pathParameterIdle } from './operations.ts';
import { discriminatorUnresolved, referenceUnresolved, schemaCircular } from './references.ts';
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
  discriminatorUnresolved,
  schemaCircular,
  operationIdTwice,
  pathAmbiguous,
  pathParameterUndeclared,
  pathParameterIdle,
  parameterTwice,
  parameterNameInvalid,
  parameterStyle,
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
  itemsMissing,
  schemaUnsatisfiable,
  valueInvalid,
];
