import type { Run } from '../../properties/run-record.ts';
import { constraintChart } from './charts/constraints.ts';
import { findingsChart } from './charts/findings.ts';
import { latencyChart } from './charts/latency.ts';
import { statusChart } from './charts/statuses.ts';

/** The run in pictures: findings by check, statuses, constraints, latency. */
export function chartsHtml(run: Run): string {
  const { coverage } = run.end;
  const charts = [findingsChart(run), statusChart(coverage), constraintChart(coverage), latencyChart(coverage)];
  return `<div class="charts">${charts.join('')}</div>`;
}
