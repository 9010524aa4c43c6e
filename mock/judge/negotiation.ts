import { parseMediaType, specificity } from '../../http/media-type.ts';
import type { MediaType } from '../../openapi/operation.ts';

/** A media type that the document declares, and the concrete type that is sent for it. */
export interface Choice {
  readonly mediaType: MediaType;
  readonly contentType: string;
}

/** The declared media type that the Accept field prefers; `undefined` when it excludes all (RFC 9110, 12.5.1). */
export function negotiate(accept: string | undefined, content: readonly MediaType[]): Choice | undefined {
  const choices = content.map((mediaType) => ({ mediaType, contentType: concrete(mediaType.range) }));
  if (accept === undefined || accept.trim() === '') return choices[0];
  const ranges = accept.split(',').flatMap((piece) => {
    const parsed = parseMediaType(piece);
    if (!parsed) return [];
    const quality = Number(parsed.parameters.get('q') ?? '1');
    return [{ range: piece.replace(/;\s*q=[^;]*/i, '').trim(), quality: Number.isNaN(quality) ? 1 : quality }];
  });
  // A field that cannot be read is disregarded (RFC 9110, 12.5.1).
  if (ranges.length === 0) return choices[0];
  let best: { readonly choice: Choice; readonly quality: number } | undefined;
  for (const choice of choices) {
    let most = 0;
    let quality = 0;
    for (const range of ranges) {
      const match = specificity(range.range, choice.contentType);
      if (match > most) {
        most = match;
        quality = range.quality;
      }
    }
    if (quality > (best?.quality ?? 0)) best = { choice, quality };
  }
  return best?.choice;
}

/** A media range as a type that can be sent: JSON wherever that is covered. */
export function concrete(range: string): string {
  const parsed = parseMediaType(range);
  if (!parsed) return range.trim() === '*' || range.trim() === '' ? 'application/json' : range;
  if (parsed.subtype !== '*') return range;
  switch (parsed.type) {
    case '*':
    case 'application':
      return 'application/json';
    case 'text':
      return 'text/plain';
    case 'image':
      return 'image/png';
    default:
      return `${parsed.type}/octet-stream`;
  }
}
