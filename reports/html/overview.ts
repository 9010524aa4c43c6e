import type { Run } from '../../properties/run-record.ts';
import { count, duration, grouped } from './count.ts';
import { escapeHtml } from './escape.ts';
import { type Figure, figuresHtml } from './frame.ts';

/** How a verdict looks. */
export const tones = { conforms: 'good', deviates: 'bad', inconclusive: 'open' } as const;
const MARKS = { conforms: '✓', deviates: '✗', inconclusive: '?' } as const;

/** What was run, the verdict in one sentence, and the figures of the run. */
export function overviewHtml({ end }: Run): string {
  const { totals, verdict, reason, interrupted, leftBehind = [], conditions = [] } = end;
  const known = totals.known > 0 ? ` and ${totals.known} known` : '';
  const sentence = `${count(totals.errors, 'error')}, ${count(totals.warnings, 'warning')}${known} in ${count(totals.cases, 'case')} on ${count(totals.tested, 'operation')}`;
  const sum = (of: 'tried' | 'of'): number => end.coverage.reduce((all, { constraints }) => all + constraints[of], 0);
  const figures: readonly Figure[] = [
    { name: 'errors', value: grouped(totals.errors), ...(totals.errors > 0 && { tone: 'bad' }) },
    { name: 'warnings', value: grouped(totals.warnings), ...(totals.warnings > 0 && { tone: 'warn' }) },
    ...(totals.known > 0 ? [{ name: 'known', value: grouped(totals.known) }] : []),
    { name: 'operations tested', value: grouped(totals.tested), of: `of ${grouped(totals.operations)}` },
    { name: 'cases', value: grouped(totals.cases) },
    { name: 'requests', value: grouped(totals.requests) },
    { name: 'constraints tried', value: grouped(sum('tried')), of: `of ${grouped(sum('of'))}` },
    { name: 'time', value: duration(totals.durationMs) },
  ];
  return `<div class="verdict ${tones[verdict]}"><strong><span aria-hidden="true">${MARKS[verdict]}</span> ${verdict}</strong><span>${escapeHtml(reason ?? sentence)}</span>${interrupted ? '<span>interrupted: this is what was found so far</span>' : ''}</div>
${conditions.map((sentence) => `<p class="soft">${escapeHtml(sentence)}</p>`).join('')}${leftBehind.length > 0 ? `<p class="soft">${count(leftBehind.length, 'resource')} that the run made could not be deleted: ${escapeHtml(leftBehind.slice(0, 20).join(', '))}${leftBehind.length > 20 ? ' …' : ''}</p>` : ''}
${figuresHtml(figures)}`;
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
