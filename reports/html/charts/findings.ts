import type { Run } from '../../../properties/run-record.ts';
import { bar } from '../bar.ts';
import { chartHtml } from './chart.ts';

/** Which checks found how much; a click on one shows what it found. */
export function findingsChart({ findings }: Run): string {
  const checks = new Map<string, { errors: number; all: number }>();
  for (const { check, severity, known } of findings) {
    if (known) continue;
    const entry = checks.get(check) ?? { errors: 0, all: 0 };
    entry.all++;
    if (severity === 'error') entry.errors++;
    checks.set(check, entry);
  }
  const sorted = [...checks].sort(([a, m], [b, n]) => n.errors - m.errors || n.all - m.all || (a < b ? -1 : 1));
  const most = Math.max(1, ...sorted.map(([, { all }]) => all));
  const rows = sorted.map(([check, { errors, all }]) => ({
    label: check,
    check,
    bar: bar({ share: all / most, tone: 'warn' }, { share: errors / most, tone: 'bad' }),
    value: String(all),
  }));
  return chartHtml({
    kind: 'by-check',
    title: 'Findings by check',
    of: String(findings.filter(({ known }) => !known).length),
    head: ['Check', 'Share', 'Findings'],
    rows,
    noun: 'checks',
    key: '<span class="key bad">errors</span><span class="key warn">warnings</span>',
  });
}
