import type { Run } from '../../properties/run-record.ts';
import { count, duration, grouped } from './count.ts';
import { escapeHtml } from './escape.ts';

/** How a verdict looks. */
export const tones = { conforms: 'good', deviates: 'bad', inconclusive: 'open' } as const;
const MARKS = { conforms: '✓', deviates: '✗', inconclusive: '?' } as const;

/** What was run, the verdict in one sentence, and the figures of the run. */
export function overviewHtml({ end }: Run): string {
  const { totals, verdict, reason, interrupted, leftBehind = [] } = end;
  const known = totals.known > 0 ? ` and ${totals.known} known` : '';
  const sentence = `${count(totals.errors, 'error')}, ${count(totals.warnings, 'warning')}${known} in ${count(totals.cases, 'case')} on ${count(totals.tested, 'operation')}`;
  const sum = (of: 'tried' | 'of'): number => end.coverage.reduce((all, { constraints }) => all + constraints[of], 0);
  const figures: readonly (readonly [name: string, value: string, of: string, tone: string])[] = [
    ['errors', grouped(totals.errors), '', totals.errors > 0 ? 'bad' : ''],
    ['warnings', grouped(totals.warnings), '', totals.warnings > 0 ? 'warn' : ''],
    ...(totals.known > 0 ? [['known', grouped(totals.known), '', ''] as const] : []),
    ['operations tested', grouped(totals.tested), `of ${grouped(totals.operations)}`, ''],
    ['cases', grouped(totals.cases), '', ''],
    ['requests', grouped(totals.requests), '', ''],
    ['constraints tried', grouped(sum('tried')), `of ${grouped(sum('of'))}`, ''],
    ['time', duration(totals.durationMs), '', ''],
  ];
  return `<div class="verdict ${tones[verdict]}"><strong><span aria-hidden="true">${MARKS[verdict]}</span> ${verdict}</strong><span>${escapeHtml(reason ?? sentence)}</span>${interrupted ? '<span>interrupted: this is what was found so far</span>' : ''}</div>
${leftBehind.length > 0 ? `<p class="soft">${count(leftBehind.length, 'resource')} that the run made could not be deleted: ${escapeHtml(leftBehind.slice(0, 20).join(', '))}${leftBehind.length > 20 ? ' …' : ''}</p>` : ''}
<dl class="figures card">${figures.map(([name, value, of, tone]) => `<div${tone === '' ? '' : ` class="${tone}"`}><dt>${name}</dt><dd>${value}${of === '' ? '' : ` <small>${of}</small>`}</dd></div>`).join('')}</dl>`;
}

/** Title, document and target. */
export function headHtml({ start }: Run): string {
  const { document, target, operations, seed, shard, startedAt } = start;
  const parts = [
    `OpenAPI ${escapeHtml(document.openapi)}`,
    `<span><code>${escapeHtml(document.source)}</code> against <code>${escapeHtml(target.url)}</code>${target.embedded ? ' (embedded mock)' : ''}</span>`,
    count(operations.length, 'operation'),
    `seed ${seed}`,
    ...(shard.of > 1 ? [`shard ${shard.index} of ${shard.of}`] : []),
    `<time datetime="${escapeHtml(startedAt)}">${escapeHtml(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`,
  ];
  return `<h1>${escapeHtml(document.title)}</h1><p class="against">${parts.map((part) => (part.startsWith('<') ? part : `<span>${part}</span>`)).join('')}</p>`;
}
