import type { CoverageRecord } from '../../../properties/run-record.ts';
import { bar } from '../bar.ts';
import { chartHtml } from './chart.ts';

/** By keyword: how many constraints a request broke on purpose at least once. */
export function constraintChart(coverage: readonly CoverageRecord[]): string {
  const keywords = new Map<string, { tried: number; of: number }>();
  for (const { constraints } of coverage)
    for (const { keyword, state } of constraints.ledger) {
      if (state === 'impossible') continue;
      const entry = keywords.get(keyword) ?? { tried: 0, of: 0 };
      entry.of++;
      if (state === 'tried') entry.tried++;
      keywords.set(keyword, entry);
    }
  const sorted = [...keywords].sort(([a, m], [b, n]) => n.of - m.of || (a < b ? -1 : 1));
  const rows = sorted.map(([label, { tried, of }]) => ({
    label,
    bar: bar({ share: tried / of, tone: 'full' }),
    value: `${tried} of ${of}`,
  }));
  const all = [...keywords.values()];
  const sum = (which: 'tried' | 'of'): number => all.reduce((total, entry) => total + entry[which], 0);
  return chartHtml({
    kind: 'by-keyword',
    title: 'Constraints',
    of: `${sum('tried')} of ${sum('of')} tried`,
    head: ['Keyword', 'Share', 'Tried'],
    rows,
    noun: 'keywords',
    key: 'broken on purpose at least once; <a href="#coverage">which were not</a>',
  });
}
