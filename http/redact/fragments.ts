/** Length of the pieces that give a secret away. */
const LENGTH = 8;
/** Shorter secrets are found whole or not at all: their pieces are too common. */
const SHORTEST = 16;

/**
 * Finds pieces of secrets, so that one that was cut or spread over several fields is not pieced together again. Only pieces
 * that mix digits, capitals, small letters and signs count: a word that stands in a secret may stand elsewhere too. Gives back
 * the spans to blank, in order and apart; `undefined` when there is nothing to look for.
 */
export function fragmentFinder(
  secrets: readonly string[],
): ((text: string) => readonly (readonly [number, number])[]) | undefined {
  const pieces = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue;
    for (let i = 0; i + LENGTH <= secret.length; i++) {
      const piece = secret.slice(i, i + LENGTH);
      if (isTelling(piece)) pieces.add(piece);
    }
  }
  if (pieces.size === 0) return undefined;
  // Most places of most texts are ruled out by their first two characters.
  const beginnings = new Uint8Array(65_536);
  for (const piece of pieces) beginnings[beginning(piece, 0)] = 1;
  return (text) => {
    const spans: [number, number][] = [];
    for (let i = 0; i + LENGTH <= text.length; i++) {
      if (beginnings[beginning(text, i)] === 0 || !pieces.has(text.slice(i, i + LENGTH))) continue;
      const last = spans.at(-1);
      if (last && i <= last[1]) last[1] = i + LENGTH;
      else spans.push([i, i + LENGTH]);
    }
    return spans;
  };
}

function beginning(text: string, at: number): number {
  return ((text.charCodeAt(at) & 0xff) << 8) | (text.charCodeAt(at + 1) & 0xff);
}

function isTelling(piece: string): boolean {
  const kinds = [/[0-9]/, /[a-z]/, /[A-Z]/, /[^0-9A-Za-z]/].filter((kind) => kind.test(piece));
  return kinds.length >= 2 && new Set(piece).size >= 5;
}
