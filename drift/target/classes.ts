import type { Verdict } from '../change.ts';

/** Who is off, where an old document, a new one and a target do not agree. Ids are stable. */
export const targetClasses = {
  'server-regressed': 'Both documents allow a request that the target refuses',
  'break-announced': 'The new document refuses a request that the old one allows, and the target still accepts it',
  'break-shipped':
    'The target refuses a request, or sends an answer, as the new document says and the old one does not',
  'addition-shipped': 'The target accepts a request that only the new document allows',
  'document-ahead': 'The new document allows a request that the target, like the old document, refuses',
  'undeclared-tolerance': 'The target accepts a request that no document allows',
  'server-behind': 'The target still sends an answer that the old document describes and the new one does not',
  undocumented: 'The target sends an answer that no document describes',
} as const;

export type TargetClass = keyof typeof targetClasses;

/** Every class, in the order of the documentation. */
export const classes: readonly TargetClass[] = [
  'server-regressed',
  'break-announced',
  'break-shipped',
  'addition-shipped',
  'document-ahead',
  'undeclared-tolerance',
  'server-behind',
  'undocumented',
];

/** What a request shows: whether the old document, the new one and the target admit it. `undefined`: all in step. */
export function requestClass(old: boolean, fresh: boolean, target: boolean): TargetClass | undefined {
  if (old === fresh && fresh === target) return undefined;
  if (target)
    return old ? (fresh ? undefined : 'break-announced') : fresh ? 'addition-shipped' : 'undeclared-tolerance';
  return old ? (fresh ? 'server-regressed' : 'break-shipped') : 'document-ahead';
}

/** What an answer that was seen shows: whether the old and the new document describe it. */
export function answerClass(old: boolean, fresh: boolean): TargetClass | undefined {
  if (old) return fresh ? undefined : 'server-behind';
  return fresh ? 'break-shipped' : 'undocumented';
}

/** How grave a class is. What is announced and not live is judged where the documents are compared. */
export function verdictOf(of: TargetClass): Verdict {
  switch (of) {
    case 'server-regressed':
    case 'break-shipped':
    case 'document-ahead':
    case 'undeclared-tolerance':
    case 'server-behind':
    case 'undocumented':
      return 'breaking';
    case 'break-announced':
      return 'review';
    case 'addition-shipped':
      return 'compatible';
  }
}

/** Which of the documents admit what showed the class. */
export function admittedBy(
  of: TargetClass,
  direction: 'request' | 'response',
): { readonly validOld: boolean; readonly validNew: boolean } {
  switch (of) {
    case 'server-regressed':
      return { validOld: true, validNew: true };
    case 'break-announced':
    case 'server-behind':
      return { validOld: true, validNew: false };
    case 'break-shipped':
      return { validOld: direction === 'request', validNew: direction === 'response' };
    case 'addition-shipped':
    case 'document-ahead':
      return { validOld: false, validNew: true };
    case 'undeclared-tolerance':
    case 'undocumented':
      return { validOld: false, validNew: false };
  }
}
