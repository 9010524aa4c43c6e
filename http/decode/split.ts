import type { Shape } from './shape.ts';

/** The shapes that a text takes when it is split at a delimiter: items, first and last alone, `k,v` and `k=v` members. */
export function* splitShapes(pieces: readonly string[]): Generator<Shape> {
  yield* listShapes(pieces);
  if (pieces.length > 1) {
    yield { kind: 'scalar', text: pieces[0] ?? '' };
    yield { kind: 'scalar', text: pieces.at(-1) ?? '' };
    yield { kind: 'members', members: pairUp(pieces) };
  }
  if (pieces.some((piece) => piece.includes('='))) yield { kind: 'members', members: pieces.map(assignment) };
}

/** The items, with and without the empty ones: many readers drop what is empty. */
export function* listShapes(texts: readonly string[]): Generator<Shape> {
  yield { kind: 'items', texts };
  if (texts.length > 1 && texts.includes('')) yield { kind: 'items', texts: texts.filter((text) => text !== '') };
}

/**
 * The text whole, and split at each of the delimiters that occur in it. A list of one only where the text has no `declared`
 * delimiter: a reader that does not split there misreads every list.
 */
export function* textShapes(
  text: string,
  delimiters: readonly string[],
  declared: string | undefined,
): Generator<Shape> {
  for (const given of text === text.trim() ? [text] : [text, text.trim()]) {
    yield { kind: 'scalar', text: given };
    const whole = declared === undefined || !given.slice(declared === '.' ? 1 : 0).includes(declared);
    if (whole) yield { kind: 'items', texts: [given] };
    for (const delimiter of delimiters) if (given.includes(delimiter)) yield* splitShapes(given.split(delimiter));
    if (given.includes('=')) yield { kind: 'members', members: [assignment(given)] };
  }
}

function pairUp(pieces: readonly string[]): readonly (readonly [string, string])[] {
  const members: [string, string][] = [];
  for (let i = 0; i < pieces.length; i += 2) members.push([pieces[i] ?? '', pieces[i + 1] ?? '']);
  return members;
}

function assignment(piece: string): readonly [string, string] {
  const cut = piece.indexOf('=');
  return cut < 0 ? [piece, ''] : [piece.slice(0, cut), piece.slice(cut + 1)];
}
