import { printable } from '../reports/paint.ts';

/** Text from anywhere as one line for a terminal: line breaks become blanks, control and direction characters escapes. */
export function safeLine(text: string): string {
  return printable(text.replace(/[\r\n\t]+/g, ' '));
}
