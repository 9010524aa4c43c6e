/** Deeper than any real document; readers are recursive. */
export const DEEPEST = 2000;

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const OPENING: ReadonlySet<number> = new Set([123, 91]);
const CLOSING: ReadonlySet<number> = new Set([125, 93]);

/**
 * The offset at which a JSON or YAML text is nested deeper than a reader can follow, if it is. Linear in the text, and no
 * parser itself: it may only overestimate where a text is prose rather than data.
 */
export function tooDeep(text: string): number | undefined {
  const json = /^\s*[{[]/.test(text);
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === NEWLINE) {
      // Strings of JSON end on their line. In YAML what begins a line without indentation is in no brackets.
      inString = false;
      if (json) continue;
      const next = text.charCodeAt(i + 1);
      if (next > 32 && !OPENING.has(next) && !CLOSING.has(next)) depth = 0;
      if (opensTooMany(text, i + 1)) return i + 1;
    } else if (inString) {
      if (c === BACKSLASH) i++;
      else if (c === QUOTE) inString = false;
    } else if (c === QUOTE) inString = true;
    else if (OPENING.has(c)) {
      if (++depth > DEEPEST) return i;
    } else if (CLOSING.has(c)) depth = Math.max(0, depth - 1);
  }
  return undefined;
}

/** `- - ? - x`: every indicator at the start of a line opens a collection; its indentation stands for one in two columns. */
function opensTooMany(text: string, start: number): boolean {
  let indicators = 0;
  let at = start;
  for (; at < text.length; at++) {
    const c = text.charAt(at);
    if ((c === '-' || c === '?' || c === ':') && text.charAt(at + 1) === ' ') indicators++;
    else if (c !== ' ') break;
  }
  return indicators > DEEPEST / 10 || (at - start) / 2 > DEEPEST;
}
