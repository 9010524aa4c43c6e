import type { Change, Verdict } from '../../../drift/change.ts';
import { printable } from '../../../reports/paint.ts';
import { type DriftResult, witnessLine } from './rendering.ts';

const COMMANDS: Readonly<Record<Verdict, string>> = { breaking: 'error', review: 'warning', compatible: 'notice' };

/** The result as workflow commands of GitHub: annotations at the lines of the new document. */
export function driftGithub(result: DriftResult): string {
  return result.changes
    .filter(({ verdict }) => verdict !== 'compatible')
    .map((change) => annotation(change, result))
    .join('');
}

function annotation(change: Change, { place }: DriftResult): string {
  const at = place(change);
  const where = at ? ` file=${property(at.file)},line=${at.line},col=${at.column},` : ' ';
  const witness = witnessLine(change);
  const operation = change.operation === '*' ? '' : `${change.operation}: `;
  const text = `${operation}${change.message}${witness === undefined ? '' : ` (${witness})`}`;
  return `::${COMMANDS[change.verdict]}${where}title=${property(change.id)}::${escaped(printable(text))}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
