import type { CoverageRecord } from '../../../properties/run-record.ts';
import { bar } from '../bar.ts';
import { declares } from '../documented-status.ts';
import { chartHtml } from './chart.ts';

/** By status: on how many operations it is documented, and on how many it was answered. */
export function statusChart(coverage: readonly CoverageRecord[]): string {
  const statuses = new Map<string, { seen: number; documented: number; odd: number }>();
  const of = (status: string): { seen: number; documented: number; odd: number } => {
    const entry = statuses.get(status) ?? { seen: 0, documented: 0, odd: 0 };
    statuses.set(status, entry);
    return entry;
  };
  for (const { statuses: own } of coverage) {
    for (const status of own.documented) of(status).documented++;
    // Several codes may have been answered under one range.
    const met = new Set<string>();
    for (const status of own.seen) {
      const declared = declares(own.documented, status);
      if (declared === undefined) of(status).odd++;
      else met.add(declared);
    }
    for (const status of met) of(status).seen++;
  }
  const sorted = [...statuses].sort(([a], [b]) => (a < b ? -1 : 1));
  const most = Math.max(1, ...sorted.map(([, { documented, odd }]) => documented + odd));
  const rows = sorted.map(([label, { seen, documented, odd }]) => ({
    label,
    bar: bar(
      { share: (documented + odd) / most, tone: odd > 0 ? 'warn' : 'faint' },
      { share: documented / most, tone: 'faint' },
      { share: seen / most, tone: 'good' },
    ),
    value: documented === 0 ? `+ ${odd}` : `${seen} of ${documented}${odd > 0 ? ` + ${odd}` : ''}`,
  }));
  const documented = coverage.reduce((sum, { statuses: own }) => sum + own.documented.length, 0);
  const met = [...statuses.values()].reduce((sum, each) => sum + each.seen, 0);
  return chartHtml({
    kind: 'by-status',
    title: 'Statuses',
    of: `${met} of ${documented} answered`,
    head: ['Status', 'Share', 'Operations that answered it'],
    rows,
    noun: 'statuses',
    key: '<span class="key good">answered</span><span class="key faint">documented, never answered</span><span class="key warn">not documented (+)</span>',
    most: 10,
  });
}
