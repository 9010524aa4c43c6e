import type { CoverageRecord, Run } from '../../properties/run-record.ts';
import { bar } from './bar.ts';
import { escapeHtml } from './escape.ts';

/** Most rows of a chart. */
const MOST = 8;
const MOST_STATUSES = 10;

/** The run in pictures: findings by check, statuses, constraints, latency. */
export function chartsHtml(run: Run): string {
  const { coverage } = run.end;
  return `<div class="charts">${[findingsChart(run), statusChart(coverage), constraintChart(coverage), latencyChart(coverage)].join('')}</div>`;
}

interface Row {
  readonly label: string;
  /** The check that a click on the label chooses. */
  readonly check?: string;
  readonly bar: string;
  readonly value: string;
}

function chart(
  kind: string,
  title: string,
  of: string,
  head: readonly [string, string, string],
  rows: readonly Row[],
  key: string,
): string {
  if (rows.length === 0) return '';
  const body = rows.map(
    (row) =>
      `<tr><th scope="row" class="mono" title="${escapeHtml(row.label)}">${labelHtml(row)}</th><td>${row.bar}</td><td class="number">${row.value}</td></tr>`,
  );
  const [first, second, third] = head;
  return `<section class="chart card ${kind}"><h3>${title} <small>${of}</small></h3><table><colgroup><col class="name"><col><col class="value"></colgroup><thead class="unseen"><tr><th scope="col">${first}</th><th scope="col">${second}</th><th scope="col">${third}</th></tr></thead><tbody>${body.join('')}</tbody></table><p>${key}</p></section>`;
}

function labelHtml({ label, check }: Row): string {
  return check === undefined
    ? escapeHtml(label)
    : `<a href="#findings" data-check="${escapeHtml(check)}">${escapeHtml(label)}</a>`;
}

function findingsChart({ findings }: Run): string {
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
  const rows = sorted.slice(0, MOST).map(([check, { errors, all }]) => ({
    label: check,
    check,
    bar: bar({ share: all / most, tone: 'warn' }, { share: errors / most, tone: 'bad' }),
    value: String(all),
  }));
  const rest = more(sorted.length, rows.length, 'checks');
  return chart(
    'by-check',
    'Findings by check',
    String(findings.filter(({ known }) => !known).length),
    ['Check', 'Share', 'Findings'],
    rows,
    `<span class="key bad">errors</span><span class="key warn">warnings</span>${rest}`,
  );
}

function statusChart(coverage: readonly CoverageRecord[]): string {
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
  const rows = sorted.slice(0, MOST_STATUSES).map(([label, { seen, documented, odd }]) => {
    return {
      label,
      bar: bar(
        { share: (documented + odd) / most, tone: odd > 0 ? 'warn' : 'faint' },
        { share: documented / most, tone: 'faint' },
        { share: seen / most, tone: 'good' },
      ),
      value: documented === 0 ? `+ ${odd}` : `${seen} of ${documented}${odd > 0 ? ` + ${odd}` : ''}`,
    };
  });
  const documented = coverage.reduce((sum, { statuses: own }) => sum + own.documented.length, 0);
  const met = [...statuses.values()].reduce((sum, each) => sum + each.seen, 0);
  return chart(
    'by-status',
    'Statuses',
    `${met} of ${documented} answered`,
    ['Status', 'Share', 'Operations that answered it'],
    rows,
    `<span class="key good">answered</span><span class="key faint">documented, never answered</span><span class="key warn">not documented (+)</span>${more(sorted.length, rows.length, 'statuses')}`,
  );
}

/** The documented response that an answered status belongs to: itself, its range or `default`. */
export function declares(documented: readonly string[], status: string): string | undefined {
  const range = `${status.charAt(0)}XX`;
  return (
    documented.find((each) => each === status) ??
    documented.find((each) => each.toUpperCase() === range) ??
    documented.find((each) => each === 'default')
  );
}

function constraintChart(coverage: readonly CoverageRecord[]): string {
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
  const rows = sorted.slice(0, MOST).map(([label, { tried, of }]) => ({
    label,
    bar: bar({ share: tried / of, tone: 'full' }),
    value: `${tried} of ${of}`,
  }));
  const all = [...keywords.values()];
  const sum = (which: 'tried' | 'of'): number => all.reduce((total, entry) => total + entry[which], 0);
  return chart(
    'by-keyword',
    'Constraints',
    `${sum('tried')} of ${sum('of')} tried`,
    ['Keyword', 'Share', 'Tried'],
    rows,
    `broken on purpose at least once; <a href="#coverage">which were not</a>${more(sorted.length, rows.length, 'keywords')}`,
  );
}

function latencyChart(coverage: readonly CoverageRecord[]): string {
  const timed = coverage.filter(({ latencyMs }) => latencyMs.count > 0);
  const slowest = [...timed].sort((a, b) => b.latencyMs.p95 - a.latencyMs.p95).slice(0, MOST);
  const longest = Math.max(...slowest.map(({ latencyMs }) => latencyMs.max), 0.01);
  const rows = slowest.map(({ operation, latencyMs: { p50, p95, max } }) => ({
    label: operation,
    bar: bar(
      { share: max / longest, tone: 'faint' },
      { share: p95 / longest, tone: 'mid' },
      { share: p50 / longest, tone: 'full' },
    ),
    value: `${milliseconds(p50)} / ${milliseconds(p95)}`,
  }));
  return chart(
    'by-operation',
    'Latency',
    'slowest first, ms',
    ['Operation', 'Share', 'Half within, 95 % within, in milliseconds'],
    rows,
    `<span class="key full">p50</span><span class="key mid">p95</span><span class="key faint">longest, ${milliseconds(longest)} at the edge</span>${more(timed.length, rows.length, 'operations')}`,
  );
}

/** Milliseconds with as many digits as mean something. */
export function milliseconds(ms: number): string {
  return ms >= 10 ? String(Math.round(ms)) : String(Math.round(ms * 10) / 10);
}

function more(all: number, shown: number, noun: string): string {
  return all > shown ? ` · ${all - shown} more ${noun}` : '';
}
