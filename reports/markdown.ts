import type { Finding } from '../properties/outcome.ts';
import { code, prose } from './markdown-text.ts';
import type { Report } from './report.ts';

/** More fit no comment of a pull request. */
const MOST = 50;

/** Markdown for a pull request or a job summary: the verdict, the most important findings, what was not tested. */
export const markdown: Report = {
  id: 'markdown',
  fileName: 'report.md',
  render({ start, end, findings }) {
    const { totals } = end;
    const mark = end.verdict === 'conforms' ? '✅' : end.verdict === 'deviates' ? '❌' : '❔';
    const known = totals.known > 0 ? `, ${totals.known} known,` : '';
    const lines = [
      `## ${mark} ${prose(start.document.title)}: ${end.verdict}`,
      '',
      `${totals.errors} errors, ${totals.warnings} warnings${known} in ${totals.cases} cases on ${totals.operations} operations, ${(totals.durationMs / 1000).toFixed(1)} s. ${code(start.document.source)} against ${code(start.target.url)}, seed ${start.seed}.`,
      ...(end.reason ? ['', `> ${prose(end.reason)}`] : []),
      '',
    ];
    if (findings.length > 0) {
      lines.push('| | check | operation | expected | actual | id |', '|---|---|---|---|---|---|');
      for (const finding of findings.slice(0, MOST)) lines.push(row(finding));
      if (findings.length > MOST) lines.push('', `and ${findings.length - MOST} more`);
      lines.push('');
    }
    if (end.notTested.length > 0) {
      const more = end.notTested.length > MOST ? [`- and ${end.notTested.length - MOST} more`] : [];
      const shown = end.notTested.slice(0, MOST).map((sentence) => `- ${prose(sentence)}`);
      lines.push('<details><summary>Not tested</summary>', '', ...shown, ...more, '', '</details>', '');
    }
    return lines.join('\n');
  },
};

function row({ severity, check, operation, expected, actual, id, known, intermittent }: Finding): string {
  const mark = known ? '➖' : severity === 'error' ? '❌' : '⚠️';
  const label = `${operation.method} ${operation.path}`;
  return `| ${mark} | ${check}${intermittent ? ' (intermittent)' : ''} | ${code(label)} | ${code(expected)} | ${code(actual)} | \`${id}\` |`;
}
