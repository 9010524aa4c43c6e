import { createHash } from 'node:crypto';
import type { Change } from './change.ts';
import { blanked } from './surfaces/matched.ts';

/** 12 hex digits over id, operation and pointer: the same over commits, rewording and edits elsewhere. */
export function fingerprintOf({ id, operation, at }: Pick<Change, 'id' | 'operation' | 'at'>): string {
  const parts = [id, blanked(operation), blanked(at.new)];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
