import type { Exchange } from '../../http/exchange.ts';

/** Counts the answers that were too long to be judged. */
export interface CutAnswers {
  note(exchange: Exchange): void;
  /** One sentence for each operation that gave one. */
  sentences(): readonly string[];
}

/** A count of one run; `most`: octets that an answer may have. */
export function createCutAnswers(most: number): CutAnswers {
  const counts = new Map<string, number>();
  return {
    note({ case: { operation }, response }) {
      if (response?.truncated) counts.set(operation.label, (counts.get(operation.label) ?? 0) + 1);
    },
    sentences: () =>
      [...counts].map(
        ([label, count]) =>
          `${label}: ${count === 1 ? 'one answer was' : `${count} answers were`} longer than ${most / 1024 / 1024} MiB; only the beginning was read, and the body was not judged`,
      ),
  };
}
