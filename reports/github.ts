import { printable } from './paint.ts';
import type { Report } from './report.ts';

/** GitHub workflow commands: an annotation for each finding, at the document's line. Goes to standard output. */
export const github: Report = {
  id: 'github',
  fileName: 'github.txt',
  render({ findings, start }) {
    return findings
      .filter(({ known }) => !known)
      .map(({ severity, check, operation, expected, actual, sent, at, address }) => {
        const where = [
          `file=${property(at.file ?? start.document.source)}`,
          ...(at.line === undefined ? [] : [`line=${at.line}`]),
          ...(at.column === undefined ? [] : [`col=${at.column}`]),
          `title=${property(`${check} · ${operation.method} ${operation.path}`)}`,
        ];
        return `::${severity} ${where.join(',')}::${escapeCommand(`expected ${expected}, got ${actual} (sent: ${sent}); again: plumbline replay ${address}`)}\n`;
      })
      .join('');
  },
};

function escapeCommand(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escapeCommand(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
