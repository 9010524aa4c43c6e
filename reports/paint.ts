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
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uD800-\uDFFF]/gu,
    (character) => (character === '\t' ? '\t' : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`),
  );
}

/** A line cut to a width, with an ellipsis where it was cut. */
export function fit(text: string, width: number): string {
  return [...text].length <= width ? text : `${[...text].slice(0, Math.max(1, width - 1)).join('')}…`;
}

/** Text in lines of at most this width, broken at blanks where there are any. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
