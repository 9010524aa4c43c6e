import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Direction as SchemaDirection } from '../../openapi/schema/validator-types.ts';
import type { Notice } from '../lifecycle/notice.ts';
import { createComparer, type SchemaComparer } from '../schema/compare.ts';
import type { SchemaEdit } from '../schema/edit.ts';
import { createSides, type Sides } from '../witness/side.ts';

/** What a comparison was asked for, beside the documents. */
export interface DriftOptions {
  /** Also review what may change behaviour without making anything invalid. */
  readonly strict: boolean;
  /** `YYYY-MM-DD`: what sunsets are measured against. */
  readonly today: string;
  /** How long before their end operations are to be deprecated; not at all where it is left out. */
  readonly notice?: Notice;
}

/** Two documents under comparison, with everything that is made once for both. */
export interface Documents extends DriftOptions {
  readonly old: ApiDocument;
  readonly new: ApiDocument;
  readonly oldSides: Sides;
  readonly newSides: Sides;
  /** The comparer of their schemas in a direction. */
  comparer(direction: SchemaDirection): SchemaComparer;
  /** Values found to prove edits at their own place, by edit and direction. */
  readonly proofs: Map<string, readonly Json[]>;
}

/** Two documents, ready to compare. */
export function createDocuments(old: ApiDocument, fresh: ApiDocument, options: DriftOptions): Documents {
  const comparers = new Map<SchemaDirection, SchemaComparer>();
  return {
    ...options,
    old,
    new: fresh,
    oldSides: createSides(old.root),
    newSides: createSides(fresh.root),
    proofs: new Map(),
    comparer(direction) {
      const known = comparers.get(direction);
      if (known) return known;
      const made = createComparer({
        oldRoot: old.root,
        newRoot: fresh.root,
        hidden: direction === 'request' ? 'readOnly' : 'writeOnly',
      });
      comparers.set(direction, made);
      return made;
    },
  };
}

/** The edits between two schemas; a schema that is not there allows anything. */
export function editsBetween(
  documents: Documents,
  direction: SchemaDirection,
  old: JsonPointer | undefined,
  fresh: JsonPointer | undefined,
): readonly SchemaEdit[] {
  if (old === undefined && fresh === undefined) return [];
  const pair = { old: old === undefined ? [] : [old], new: fresh === undefined ? [] : [fresh] };
  return documents.comparer(direction).edits(pair);
}
