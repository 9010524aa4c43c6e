import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Change, Verdict } from '../change.ts';

/** How a change of answers is said: `breaks` where the reader of the old document gets what it does not know. */
export type SayAnswer = (
  id: string,
  verdict: Verdict,
  message: string,
  at: { readonly old: JsonPointer; readonly new: JsonPointer },
  shown?: string,
) => Change;
