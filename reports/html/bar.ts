/**
 * A bar of one or more parts, each from the left edge to its share (0 to 1) of the width, the longest first. A picture
 * of numbers that stand beside it: readers of the screen are spared it.
 */
export function bar(...parts: readonly { readonly share: number; readonly tone: string }[]): string {
  const rects = parts
    .map(({ share, tone }) => `<rect class="${tone}" width="${width(share)}" height="8" rx="1"/>`)
    .join('');
  return `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8" rx="1"/>${rects}</svg>`;
}

/** At least a sliver for what is more than nothing. */
function width(share: number): number {
  if (!(share > 0)) return 0;
  return Math.max(1, Math.round(Math.min(1, share) * 1000) / 10);
}
