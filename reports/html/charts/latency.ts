import type { CoverageRecord } from '../../../properties/run-record.ts';
import { bar } from '../bar.ts';
import { chartHtml } from './chart.ts';

const MOST = 8;

/** By operation, the slowest first: how long half, most and the longest of its answers took. */
export function latencyChart(coverage: readonly CoverageRecord[]): string {
  const timed = coverage.filter(({ latencyMs }) => latencyMs.count > 0);
  const slowest = [...timed].sort((a, b) => b.latencyMs.p95 - a.latencyMs.p95);
  const longest = slowest.slice(0, MOST).reduce((most, { latencyMs }) => Math.max(most, latencyMs.max), 0.01);
  const rows = slowest.map(({ operation, latencyMs: { p50, p95, max } }) => ({
    label: operation,
    bar: bar(
      { share: max / longest, tone: 'faint' },
      { share: p95 / longest, tone: 'mid' },
      { share: p50 / longest, tone: 'full' },
    ),
    value: `${milliseconds(p50)} / ${milliseconds(p95)}`,
  }));
  return chartHtml({
    kind: 'by-operation',
    title: 'Latency',
    of: 'slowest first, ms',
    head: ['Operation', 'Share', 'Half within, 95 % within, in milliseconds'],
    rows,
    noun: 'operations',
    key: `<span class="key full">p50</span><span class="key mid">p95</span><span class="key faint">longest, ${milliseconds(longest)} at the edge</span>`,
    most: MOST,
  });
}

/** Milliseconds with as many digits as mean something. */
export function milliseconds(ms: number): string {
  return ms >= 10 ? String(Math.round(ms)) : String(Math.round(ms * 10) / 10);
}
