import type { AnsweredExchange, Exchange } from '../../http/exchange.ts';

/** Sends a failing subject again: the whole case or the whole sequence. Yields the exchange that corresponds. */
export type Again = () => Promise<readonly Exchange[]>;

/** How a sequence is done again. */
export interface Repeats {
  readonly again: Again;
  /** Others may write to what the sequence writes to: only what fails each time is laid to the target. */
  readonly shared?: boolean;
  /** How a sequence is done with patience: a moment is what a write may take to come through to wherever is read from. */
  readonly patient?: {
    /** All of it again, with a moment after each write. */
    readonly again: Again;
    /** What is sent next waits for a moment. */
    wait(): void;
  };
  /** The smallest sequence that ends in an exchange that still `shows` the same; `undefined` where no smaller one does. */
  smaller?<Witness>(
    failing: AnsweredExchange,
    shows: (attempt: AnsweredExchange) => Witness | undefined,
  ): Promise<Witness | undefined>;
}
