/** Deeper members are indented no further, and after so many lines a text goes on as it is: a server chose its bytes. */
const MOST_INDENT = 12;
const MOST_LINES = 2000;

/**
 * JSON that was cut off somewhere, a member a line as far as it goes; a text that begins like no JSON as it is. Reads
 * characters, not values: nothing has to be complete, and any depth is read in one pass.
 */
export function cutJsonLines(text: string): readonly string[] {
  if (!/^\s*[[{]/.test(text)) return text.split(/\r\n|\n|\r/);
  const lines: string[] = [];
  let line = '';
  let level = 0;
  const turn = (): void => {
    if (line.trim() !== '') lines.push(line);
    line = '  '.repeat(Math.min(level, MOST_INDENT));
  };
  // A string, even one without an end; a mark of structure; blanks; anything else up to one of those.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*"?|[[\]{},:]|\s+|[^"[\]{},:\s]+/g)) {
    if (lines.length >= MOST_LINES) {
      line += text.slice(index);
      break;
    }
    if (token === '{' || token === '[') {
      line += token;
      level++;
      turn();
    } else if (token === '}' || token === ']') {
      level = Math.max(0, level - 1);
      turn();
      line += token;
    } else if (token === ',') {
      line += token;
      turn();
    } else if (token === ':') line += ': ';
    else if (!/^\s/.test(token)) line += token;
  }
  turn();
  return lines;
}
