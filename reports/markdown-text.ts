import { printable } from './paint.ts';

const LONGEST = 300;

/** Text as a code span in a table: nothing in it is markup, a mention or a link. Cut at 300 characters. */
export function code(text: string): string {
  // A tag is none even for a reader that knows no tables and no code.
  const line = oneLine(text).replace(/<(?=[a-z/!?])/gi, '<\u2060');
  const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  // A backslash before a pipe would escape the backslash that escapes the pipe, but only for some readers.
  const cell = line.replace(/\\+(?=\|)/g, (run) => `${run} `).replaceAll('|', '\\|');
  const padded = fence.length > 1 || cell.trim() !== cell || cell === '' ? ` ${cell} ` : cell;
  return `${fence}${padded}${fence}`;
}

/** Text outside of code: it can end no line, start no markup, and call nobody by name. Cut at 300 characters. */
export function prose(text: string): string {
  return (
    oneLine(text)
      .replace(/[\\`*_{}[\]>#|~!]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // A word joiner keeps names from being mentioned and addresses from being linked.
      .replace(/@(?=\w)|:(?=\/\/)|\bwww(?=\.)/gi, '$&\u2060')
  );
}

function oneLine(text: string): string {
  const line = printable(text)
    .replace(/[\t\n]+/g, ' ')
    .toWellFormed();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).toWellFormed()}…` : line;
}
