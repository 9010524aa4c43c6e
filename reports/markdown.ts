import type { Finding } from '../properties/outcome.ts';
import { printable } from './paint.ts';
import type { Report } from './report.ts';

const MOST = 50;

/** Markdown for a pull request or a job summary. */
export const markdown: Report = {
  id: 'markdown',
  fileName: 'report.md',
  render({ start, end, findings }) {
    const { totals } = end;
    const mark = end.verdict === 'conforms' ? '✅' : end.verdict === 'deviates' ? '❌' : '❔';
    const lines = [
      `## ${mark} ${cell(start.document.title)}: ${end.verdict}`,
      '',
      `${totals.errors} errors, ${totals.warnings} warnings in ${totals.cases} cases on ${totals.operations} operations, ${(totals.durationMs / 1000).toFixed(1)} s. \`${cell(start.document.source)}\` against \`${cell(start.target.url)}\`, seed ${start.seed}.`,
      ...(end.reason ? ['', `> ${cell(end.reason)}`] : []),
      '',
    ];
    if (findings.length > 0) {
      lines.push('| | check | operation | expected | actual | id |', '|---|---|---|---|---|---|');
      for (const finding of findings.slice(0, MOST)) lines.push(row(finding));
      if (findings.length > MOST) lines.push('', `and ${findings.length - MOST} more`);
      lines.push('');
    }
    if (end.notTested.length > 0)
      lines.push(
        '<details><summary>Not tested</summary>',
        '',
        ...end.notTested.map((sentence) => `- ${cell(sentence)}`),
        '',
        '</details>',
        '',
      );
    return lines.join('\n');
  },
};

function row({ severity, check, operation, expected, actual, id, known, intermittent }: Finding): string {
  const mark = known ? '➖' : severity === 'error' ? '❌' : '⚠️';
  return `| ${mark} | ${check}${intermittent ? ' (intermittent)' : ''} | \`${cell(`${operation.method} ${operation.path}`)}\` | ${cell(expected)} | ${cell(actual)} | \`${id}\` |`;
}

/** Text that can end no cell, code span or line, and start no markup. */
function cell(text: string): string {
  return printable(text)
    .replaceAll('\n', ' ')
    .replaceAll('|', '\\|')
    .replaceAll('`', '\u02CB')
    .replaceAll('<', '&lt;')
    .replaceAll('[', '\\[')
    .slice(0, 300);
}
