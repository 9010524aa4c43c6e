import type { Family } from '../family.ts';
import { schemasOf } from '../walk.ts';
import { repairs as ours } from './index.ts';
import type { Draft, Note, Repair } from './repair.ts';

/**
 * Applies every repair to a document, in place, and yields what each says: those of the structure, then schema by schema;
 * `more` are the user's, after ours.
 */
export function* mendDocument(root: Draft, family: Family, more: readonly Repair[] = []): Iterable<Note> {
  const repairs = [...ours, ...more];
  for (const { mend } of repairs) if (mend) yield* mend(root, family);
  for (const { schema, pointer } of schemasOf(root))
    for (const { mendSchema } of repairs) if (mendSchema) yield* mendSchema(schema, pointer, family);
}
