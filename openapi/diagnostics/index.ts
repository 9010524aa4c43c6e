import { referenceUnresolved } from './references.ts';
import type { Rule } from './rule.ts';
import {
  boundsContradict,
  enumUnsatisfiable,
  patternInvalid,
  requiredUndeclared,
  typeUnknown,
  valueInvalid,
} from './schemas.ts';
import {
  noPaths,
  noSuccess,
  operationIdTwice,
  pathAmbiguous,
  pathParameterUndeclared,
  securityUndefined,
} from './structure.ts';

/** All rules of `plumbline lint` beyond what loading already says. */
export const rules: readonly Rule[] = [
  noPaths,
  referenceUnresolved,
  operationIdTwice,
  pathAmbiguous,
  pathParameterUndeclared,
  noSuccess,
  securityUndefined,
  typeUnknown,
  enumUnsatisfiable,
  patternInvalid,
  boundsContradict,
  requiredUndeclared,
  valueInvalid,
];
