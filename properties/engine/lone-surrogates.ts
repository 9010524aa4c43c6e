import type { WireRequest } from '../../http/exchange.ts';

/** The halves of surrogate pairs that a run has sent alone: a server that keeps one may show it to any later request. */
export interface LoneSurrogates {
  /** Told of every request before it is sent. */
  note(request: WireRequest): void;
  /** `half`: as JSON spells it, `\\ud800` in either letter case. */
  sent(half: string): boolean;
}

/** Half of a surrogate pair as JSON spells it, without its other half behind it. */
export const loneSurrogate = /\\u[dD](?:[89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|[c-fC-F][0-9a-fA-F]{2})/;
const EACH = new RegExp(loneSurrogate, 'g');

/** None yet. */
export function createLoneSurrogates(): LoneSurrogates {
  const seen = new Set<string>();
  return {
    note({ body }) {
      const bytes = body && Buffer.from(body.buffer, body.byteOffset, body.byteLength);
      // Looked for among the octets first: few requests hold one.
      if (!bytes || !(bytes.includes('\\ud') || bytes.includes('\\uD'))) return;
      for (const [half] of bytes.toString().matchAll(EACH)) seen.add(half.toLowerCase());
    },
    sent: (half) => seen.has(half.toLowerCase()),
  };
}
