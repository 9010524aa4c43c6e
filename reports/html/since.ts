import type { PreviousFinding, Run } from '../../properties/run-record.ts';
import type { Comparison } from '../comparison.ts';
import { count } from './count.ts';
import { escapeHtml } from './escape.ts';

const MOST = 500;

/** The comparison with the previous run; empty where there was none. */
export function sinceHtml({ start: { previous, target } }: Run, comparison: Comparison | undefined): string {
  if (!previous || !comparison) return '';
  const { fresh, still, gone, untried } = comparison;
  const when = previous.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  return `<div class="since card"><span>Since the run of <time datetime="${escapeHtml(previous.startedAt)}">${escapeHtml(when)}</time> (${escapeHtml(previous.verdict)}${previous.target === target.url ? '' : `, against ${escapeHtml(previous.target)}`})</span><span class="tag ${fresh.size > 0 ? 'bad' : ''}">${fresh.size} new</span><span class="tag ${gone.length > 0 ? 'good' : ''}">${gone.length} gone</span><span class="tag">${still.length} still there</span>${untried.length > 0 ? `<span class="tag warn">${untried.length} not tried this time</span>` : ''}${list('gone', gone)}${list('not tried this time', untried)}</div>`;
}

function list(name: string, findings: readonly PreviousFinding[]): string {
  if (findings.length === 0) return '';
  const items = findings
    .slice(0, MOST)
    .map(
      ({ id, check, operation, actual }) =>
        `<li><b>${escapeHtml(check)}</b> <span class="mono">${escapeHtml(operation)}</span> <small class="soft">got ${escapeHtml(actual)} · ${escapeHtml(id)}</small></li>`,
    );
  const more = findings.length > MOST ? `<li>and ${findings.length - MOST} more</li>` : '';
  return `<details><summary>${count(findings.length, 'finding')} ${name}</summary><ul>${items.join('')}${more}</ul></details>`;
}
