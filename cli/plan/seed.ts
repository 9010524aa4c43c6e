import { randomInt } from 'node:crypto';

/** The seed of a run: the one given, a fresh one for `random`, else one that follows from the document's digest alone. */
export function seedFor(asked: number | 'random' | undefined, digest: string): number {
  if (typeof asked === 'number') return asked;
  // Six digits or fewer: an address is read aloud and typed.
  if (asked === 'random') return randomInt(1_000_000);
  return Number.parseInt(digest.replace(/^sha256:/, '').slice(0, 8), 16) % 1_000_000;
}
