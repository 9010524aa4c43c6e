import type { Finding } from '../../properties/outcome.ts';
import type { Run } from '../../properties/run-record.ts';
import type { Comparison } from '../comparison.ts';
import { count } from './count.ts';
import { escapeHtml } from './escape.ts';
import { findingRow } from './finding-row.ts';

/** So many findings stand whole in the page, and can be read where scripts are forbidden; the others wait as text. */
const WHOLE = 60;
/** So many findings of one check on one operation are in sight; the others are a line that opens. */
const SAME = 3;

/** All findings by operation, with tools to search them; `data` holds what a script shows when it is asked for. */
export function findingsHtml(
  { findings, start }: Run,
  comparison: Comparison | undefined,
): { readonly section: string; readonly data: string } {
  const numbers = new Map(start.operations.map(({ label }, i) => [label, i]));
  const summaries = new Map(start.operations.map(({ label, summary }) => [label, summary]));
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const label = labelOf(finding);
    const own = groups.get(label);
    if (own) own.push(finding);
    else groups.set(label, [finding]);
  }
  let shown = 0;
  const data: string[] = [];
  const sections = [...groups].map(([label, own], i) => {
    const row = (finding: Finding): string => {
      const made = findingRow(finding, { fresh: comparison?.fresh.has(finding.id) ?? false, lazy: shown++ >= WHOLE });
      if (made.data !== '') data.push(made.data);
      return made.row;
    };
    const rows = byCheck(own).map((same) => {
      const first = same.length > SAME + 1 ? same.slice(0, SAME) : same;
      const rest = same.slice(first.length);
      const others =
        rest.length === 0
          ? ''
          : `<details class="same"><summary>${rest.length} more of ${escapeHtml(rest[0]?.check ?? '')}</summary>${rest.map(row).join('\n')}</details>`;
      return `${first.map(row).join('\n')}${others}`;
    });
    const anchor = `o-${numbers.get(label) ?? `x${i}`}`;
    const summary = summaries.get(label);
    return `<section class="group" id="${anchor}"><h3><span class="mono">${escapeHtml(label)}</span> <small>${summary ? `${escapeHtml(summary)} · ` : ''}${count(own.length, 'finding')}</small></h3><div class="card">${rows.join('\n')}</div></section>`;
  });
  const body = findings.length === 0 ? '<p>None.</p>' : `${tools(findings, comparison)}${sections.join('\n')}`;
  return {
    section: `<section id="findings" aria-labelledby="h-findings"><h2 id="h-findings">Findings</h2>${body}</section>`,
    data: data.join('\n'),
  };
}

/** Findings of one check in a row, in the order of the first of each. */
function byCheck(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const checks = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.known ? 'known' : finding.severity} ${finding.check}`;
    const same = checks.get(key);
    if (same) same.push(finding);
    else checks.set(key, [finding]);
  }
  return [...checks.values()];
}

/** The label of the operation that a finding is about. */
export function labelOf({ operation }: Finding): string {
  return `${operation.method} ${operation.path}`;
}

function tools(findings: readonly Finding[], comparison: Comparison | undefined): string {
  const kinds = (['error', 'warning', 'known'] as const).map((kind) => {
    const n = findings.filter(({ severity, known }) => (known ? 'known' : severity) === kind).length;
    return n === 0 ? '' : `<button type="button" data-kind="${kind}" aria-pressed="false">${kind} ${n}</button>`;
  });
  const fresh = comparison?.fresh.size ?? 0;
  const news =
    fresh > 0 && fresh < findings.length
      ? `<button type="button" data-kind="new" aria-pressed="false">new ${fresh}</button>`
      : '';
  const choose = (id: string, name: string, values: readonly string[]): string => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const options = [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, n]) => `<option value="${escapeHtml(value)}">${escapeHtml(value)} (${n})</option>`);
    return `<select id="${id}" aria-label="${name}"><option value="">every ${name}</option>${options.join('')}</select>`;
  };
  return `<div class="tools" role="search" aria-label="findings"><input id="q" type="search" placeholder="Search: check, operation, value, id …" aria-label="search findings">${kinds.join('')}${news}${choose(
    'check',
    'check',
    findings.map(({ check }) => check),
  )}${choose(
    'generator',
    'generator',
    findings.map(({ generator }) => generator),
  )}<button type="button" data-all="open">open all</button><button type="button" data-all="close">close all</button></div><p class="soft" role="status"><small id="n">${count(findings.length, 'finding')}</small></p>`;
}
