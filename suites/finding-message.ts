import type { Finding } from '../properties/outcome.ts';
import { printable } from '../reports/paint.ts';

/** A finding as the message of a failing test: what is promised, what was seen, and how to see it again. */
export function findingMessage(finding: Finding): string {
  const { check, severity, operation, requirement, clause, sent, expected, actual, curl, address, at } = finding;
  const place = at.line === undefined ? at.pointer : `${at.file ?? ''}:${at.line}:${at.column ?? 1}`;
  const lines = [
    `${check} (${severity}) · ${operation.method} ${operation.path}`,
    `  ${requirement} (${clause.label})`,
    '',
    `    sent      ${sent}`,
    `    expected  ${expected}`,
    `    actual    ${actual}`,
    `    promised  ${place}`,
    '',
    ...curl.split('\n').map((line) => `    ${line}`),
    `    again: plumbline replay ${address}`,
  ];
  // What a server said is for reading, not for steering the terminal.
  return lines.map(printable).join('\n');
}
