import type { Json } from '../openapi/json.ts';
import type { JsonPointer } from '../openapi/pointer.ts';

/** What a change means to the clients (of a webhook: to the servers) of the old document. */
export type Verdict = 'breaking' | 'review' | 'compatible';

/** Which way the content travels, after flipping for callbacks and webhooks; `both` where it is no content. */
export type Direction = 'request' | 'response' | 'both';

/**
 * What shows a breaking change. `instance`: content that the sender may send by its document and the receiver's refuses,
 * proven by the validator; with the bytes where it travels as text. The others: what is served, or suffices, no longer.
 */
export type Witness =
  | {
      readonly kind: 'instance';
      readonly instance: Json;
      /** Where the instance breaks what the receiver's document says. */
      readonly at: JsonPointer;
      /** A parameter or field as the sender writes it. */
      readonly bytes?: string;
      readonly validOld: boolean;
      readonly validNew: boolean;
    }
  | {
      readonly kind: 'request' | 'answer' | 'credentials' | 'address' | 'rule';
      /** One line: the request, the answer, the credential set, the address, the date that broke a rule. */
      readonly shown: string;
      readonly validOld: boolean;
      readonly validNew: boolean;
    };

/** One difference between two documents, judged. */
export interface Change {
  /** Names the kind of change; stable, documented in `docs/drift.md`. */
  readonly id: string;
  readonly verdict: Verdict;
  readonly direction: Direction;
  /** Method and path template as the newer document that has it writes them; `*` for what belongs to no operation. */
  readonly operation: string;
  /** Pointers into the two documents; the side where nothing stands has the place that would hold it. */
  readonly at: { readonly old: JsonPointer; readonly new: JsonPointer };
  /** One sentence for people. */
  readonly message: string;
  /** Never `null` where the verdict is breaking. */
  readonly witness: Witness | null;
  /** Who accepted it, why, and until when: it no longer counts. */
  readonly waived?: { readonly reason: string; readonly owner: string; readonly expires: string };
}

const ORDER: readonly Verdict[] = ['compatible', 'review', 'breaking'];

/** The gravest verdict among these that nobody waived; `none` where there is no change. */
export function gravest(changes: readonly Pick<Change, 'verdict' | 'waived'>[]): Verdict | 'none' {
  const counting = changes.filter(({ waived }) => !waived);
  return counting.reduce<Verdict | 'none'>(
    (worst, { verdict }) => (worst === 'none' || ORDER.indexOf(verdict) > ORDER.indexOf(worst) ? verdict : worst),
    'none',
  );
}
