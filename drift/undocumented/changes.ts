import type { Change } from '../change.ts';
import type { Undocumented } from './find.ts';

/** Every kind of undocumented behaviour. Ids are stable. */
export const undocumentedKinds = {
  'undocumented-status': 'The target answers a status that the document does not list',
  'undocumented-media-type': 'The target answers in a media type that the document does not list',
  'undocumented-member': 'The target answers with a member that the document does not name',
} as const;

/** What is undocumented, as changes: of successes for review, of refusals for information. */
export function undocumentedChanges(found: readonly Undocumented[]): readonly Change[] {
  return found.map((each) => {
    const { operation, status } = each;
    const at = each.kind === 'status' ? operation.pointer : each.response.pointer;
    return {
      id: `undocumented-${each.kind}`,
      verdict: status.startsWith('2') ? 'review' : 'compatible',
      direction: 'response',
      operation: operation.label,
      at: { old: at, new: at },
      message: messageOf(each),
      witness: null,
    };
  });
}

function messageOf(each: Undocumented): string {
  switch (each.kind) {
    case 'status':
      return `${each.status} is answered, and not documented`;
    case 'media-type':
      return `${each.status} comes as ${each.mediaType}, which is not documented`;
    case 'member':
      return `the body of ${each.status} has ${each.member} (${each.types.join(' or ')}), which is not documented`;
  }
}
