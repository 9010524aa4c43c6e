import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';

/** What the sequences of a profile are planned from. */
export interface ProfilePlan {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  readonly basePath: string;
  readonly readOnly: boolean;
  /** True when the target is the embedded mock, which makes up what it hands out. */
  readonly embedded?: boolean;
}
