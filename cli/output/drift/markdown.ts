import type { Change, Verdict } from '../../../drift/change.ts';
import { printable } from '../../../reports/paint.ts';
import { counted, type DriftResult, verdicts, waivedNote, witnessLine } from './rendering.ts';

const HEADINGS: Readonly<Record<Verdict, string>> = {
  breaking: 'Breaking',
  review: 'To review',
  compatible: 'Compatible',
};

/** The result as a comment on a pull request: what breaks in full, what is compatible folded away. */
export function driftMarkdown({ verdict, changes, bump, old, new: fresh }: DriftResult): string {
  const title =
    verdict === 'none' ? 'No change' : `${verdict[0]?.toUpperCase()}${verdict.slice(1)}: ${counted(changes)}`;
  const out = [
    `## ${title}`,
    '',
    `${code(old.source)} (${text(old.version)}) against ${code(fresh.source)} (${text(fresh.version)})${verdict === 'none' ? '' : `, a **${bump}** version`}`,
    '',
  ];
  for (const each of verdicts) {
    const these = changes.filter((change) => change.verdict === each);
    if (these.length === 0) continue;
    const table = ['| change | operation | what | shown by |', '|---|---|---|---|', ...these.map(row)];
    if (each === 'compatible')
      out.push(`<details><summary>${HEADINGS[each]} (${these.length})</summary>`, '', ...table, '', '</details>', '');
    else out.push(`### ${HEADINGS[each]}`, '', ...table, '');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function row(change: Change): string {
  const witness = witnessLine(change);
  const cells = [
    code(change.id),
    change.operation === '*' ? 'all' : code(change.operation),
    `${text(change.message)}${waivedNote(change)}`,
    witness === undefined ? '' : code(witness.length > 160 ? `${witness.slice(0, 159)}…` : witness),
  ];
  return `| ${cells.join(' | ')} |`;
}

function text(value: string): string {
  return printable(value)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replaceAll(/\s+/g, ' ');
}

function code(value: string): string {
  const plain = printable(value).replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
  const ticks = plain.includes('`') ? '``' : '`';
  return `${ticks}${plain}${ticks}`;
}
