import type { WireRequest } from '../../http/exchange.ts';

/** The integers beyond ±(2^53−1) that a run has sent: a server that keeps one may show it to any later request. */
export interface LargeNumbers {
  /** Told of every request before it is sent. */
  note(request: WireRequest): void;
  sent(value: number): boolean;
}

const MOST_KEPT = 10_000;
/** Tells quickly that there is none. */
const SOME = /[0-9]{16}|[0-9.]e/i;
const LONG = /-?[0-9]{16,}|-?[0-9.]+e\+?[0-9]+/gi;
const decoder = new TextDecoder();

/** None yet. */
export function createLargeNumbers(): LargeNumbers {
  const values = new Set<number>();
  return {
    note({ body, url }) {
      for (const text of body ? [url, decoder.decode(body)] : [url]) {
        if (!SOME.test(text)) continue;
        for (const [digits] of text.matchAll(LONG)) {
          const value = Number(digits);
          if (Number.isInteger(value) && !Number.isSafeInteger(value) && values.size < MOST_KEPT) values.add(value);
        }
      }
    },
    sent: (value) => values.has(value),
  };
}
