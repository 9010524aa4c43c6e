import colors from 'picocolors';

/** Colours of the terminal; without them every function is the identity. */
export type Paint = Pick<
  ReturnType<typeof colors.createColors>,
  'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan' | 'underline'
>;

/** Paint that colours, or that does not. */
export function createPaint(color: boolean): Paint {
  return colors.createColors(color);
}

/** Text of a server or document as it may stand on a terminal: controls, escapes and direction marks are spelt out. */
export function printable(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uD800-\uDFFF\u{E0000}-\u{E007F}]/gu,
    (character) => (character === '\t' ? '\t' : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`),
  );
}

/** Two columns wide on a terminal (Unicode, East Asian Width: W and F), as far as texts of APIs have them. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** How many columns of a terminal a text takes. Colours count as text: measure before painting. */
export function columnsOf(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : /\p{Mn}|\p{Me}/u.test(character) ? 0 : 1;
  return columns;
}

/** A line cut to a width in columns, with an ellipsis where it was cut. */
export function fit(text: string, width: number): string {
  return columnsOf(text) <= width ? text : `${beginning(text, Math.max(1, width - 1))}…`;
}

/** Text in lines of at most this many columns, broken at blanks where there are any. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => pieces(part, Math.max(1, width)))) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** A word in pieces that fit. */
function pieces(word: string, width: number): readonly string[] {
  const cut: string[] = [];
  let rest = word;
  while (columnsOf(rest) > width) {
    const piece = beginning(rest, width) || [...rest].slice(0, 1).join('');
    cut.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...cut, rest];
}

/** As much of the beginning as fits. */
function beginning(text: string, width: number): string {
  let columns = 0;
  let end = 0;
  for (const character of text) {
    columns += columnsOf(character);
    if (columns > width) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * A line that is one line, and that no CI runner takes for a command of its own: `::error::` where a line begins (GitHub, which ignores blanks
 * before it), `##[` and `##vso[` anywhere (GitHub of old, Azure), `##teamcity[`.
 */
export function inert(line: string): string {
  return line
    .replaceAll('\n', '\\n')
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replace(/##(?=\[|vso\[|teamcity\[)/gi, '# #');
}
