import type { Parameter } from '../../openapi/operation.ts';
import type { Shape } from './shape.ts';
import { splitShapes, textShapes } from './split.ts';
import { decodings } from './text.ts';

/** The shapes of a path value: with and without its prefix, cut off at `;`, split as its style and as `simple` does. */
export function* pathShapes({ name, style, explode }: Parameter, wire: string): Generator<Shape> {
  for (const text of new Set(stripped(wire, name, style))) {
    const delimiters = style === 'label' ? ['.', ','] : style === 'matrix' ? [';', ','] : [','];
    const declared = !explode || style === 'simple' ? ',' : style === 'label' ? '.' : ';';
    // Readers split before they decode, or after.
    for (const decoded of decodings(text, 'path')) yield* textShapes(decoded, delimiters, declared);
    for (const delimiter of delimiters) {
      if (!text.includes(delimiter)) continue;
      const pieces = text.split(delimiter).map((piece) => decodings(piece, 'path')[0] ?? piece);
      yield* splitShapes(pieces);
    }
  }
}

function stripped(wire: string, name: string, style: Parameter['style']): readonly string[] {
  const cut = wire.includes(';') && style !== 'matrix' ? [wire.slice(0, wire.indexOf(';'))] : [];
  if (style === 'label') return [wire, wire.replace(/^\./, ''), ...cut];
  if (style !== 'matrix') return [wire, ...cut];
  const bare = wire.replace(/^;/, '');
  const own = bare.startsWith(`${name}=`) ? bare.slice(name.length + 1) : bare;
  const repeated = bare
    .split(';')
    .map((piece) => (piece.startsWith(`${name}=`) ? piece.slice(name.length + 1) : piece === name ? '' : piece))
    .join(';');
  return [wire, bare, own, repeated];
}
