import type { Fault } from '../../fault.ts';
import { isFirstAtPath } from '../visible.ts';

/** Carries out methods that the path does not declare. */
export const undeclaredMethodAccepted: Fault = {
  id: 'undeclared-method-accepted',
  family: 'contract',
  summary: 'carries out methods that the path does not declare',
  provokes: 'undeclared-method-rejected',
  also: ['status-fits-method'],
  appliesTo: (operation, _document, all) => isFirstAtPath(operation, all),
  forgives: ['method'],
};
