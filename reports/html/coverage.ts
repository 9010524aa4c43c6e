import type { CoverageRecord, Run } from '../../properties/run-record.ts';
import { bar } from './bar.ts';
import { milliseconds } from './charts/latency.ts';
import { declares } from './documented-status.ts';
import { escapeHtml } from './escape.ts';
import { operationTables } from './operation-tables.ts';

/** One operation a row: latency, statuses seen against documented, constraints tried, and which were not. */
export function coverageHtml({ end }: Run): string {
  const slowest = Math.max(0.01, ...end.coverage.map(({ latencyMs }) => latencyMs.max));
  const rows = end.coverage.map(
    (record) =>
      `<tr><th scope="row" class="mono">${escapeHtml(record.operation)}</th><td class="number">${latency(record, slowest)}</td><td>${statuses(record)}</td><td>${constraints(record)}</td></tr>`,
  );
  return operationTables(
    'coverage',
    'Coverage',
    '<th scope="col">Operation</th><th scope="col">Latency, p50 / p95 / longest</th><th scope="col">Statuses</th><th scope="col">Constraints</th>',
    rows,
    '<p class="soft"><small>Statuses: ✓ answered · ○ documented, never answered · ✗ answered, not documented</small></p>',
  );
}

function latency({ latencyMs: { p50, p95, max, count } }: CoverageRecord, slowest: number): string {
  if (count === 0) return '<span class="soft">nothing sent</span>';
  return `${milliseconds(p50)} / ${milliseconds(p95)} / ${milliseconds(max)} ms${bar({ share: max / slowest, tone: 'faint' }, { share: p95 / slowest, tone: 'mid' }, { share: p50 / slowest, tone: 'full' })}`;
}

function statuses({ statuses: { seen, documented }, notReached }: CoverageRecord): string {
  const met = new Set(seen.map((status) => declares(documented, status)));
  const odd = seen.filter((status) => declares(documented, status) === undefined);
  const chips = [
    ...documented.map((status) =>
      met.has(status)
        ? `<span class="tag good">✓ ${escapeHtml(status)}</span>`
        : `<span class="tag">○ ${escapeHtml(status)}</span>`,
    ),
    ...odd.map((status) => `<span class="tag warn">✗ ${escapeHtml(status)}</span>`),
    ...(notReached === undefined ? [] : [`<small class="soft">not reached: ${escapeHtml(notReached)}</small>`]),
  ];
  return `<div class="statuses">${chips.join('')}</div>`;
}

function constraints({ constraints: { tried, of, ledger, untried } }: CoverageRecord): string {
  if (of === 0) return '<span class="soft">none</span>';
  const lines = ledger.length > 0 ? openLines(ledger) : untried;
  const list =
    lines.length === 0
      ? ''
      : `<details><summary>${lines.length} not tried</summary><div class="untried">${escapeHtml(lines.join('\n'))}</div></details>`;
  return `${tried} of ${of}${bar({ share: tried / of, tone: 'full' })}${list}`;
}

/** `body application/json  maxLength  at /components/schemas/Book/…`, one a line, with the reason where there is one. */
function openLines(ledger: CoverageRecord['constraints']['ledger']): readonly string[] {
  return ledger
    .filter(({ state }) => state !== 'tried' && state !== 'impossible')
    .map(({ place, keyword, state, reason }) => {
      const [where = '', pointer = ''] = place.split(' #');
      return `${where}: ${keyword}${state === 'proven' ? '' : ` (${reason ?? state})`} at ${pointer}`;
    });
}
