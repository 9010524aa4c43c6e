import type { Progress } from '../properties/run-options.ts';
import { createPaint, fit, printable } from './paint.ts';

/** One line that is painted over while a run goes on. */
export function renderProgress(progress: Progress, width: number, color: boolean): string {
  const paint = createPaint(color);
  const { done, of } = progress.operations;
  const seconds = Math.max(0.001, progress.elapsedMs / 1000);
  const share = of === 0 ? 0 : Math.min(1, done / of);
  const bar = '█'.repeat(Math.round(share * 12)).padEnd(12, '░');
  const left = share > 0.05 && share < 1 ? `, ${Math.ceil((seconds / share) * (1 - share))} s left` : '';
  const text = `${bar} ${Math.floor(done)}/${of} operations · ${progress.requests} requests, ${Math.round(progress.requests / seconds)}/s · ${findings(progress)}${left}${progress.current ? ` · ${printable(progress.current)}` : ''}`;
  return progress.findings > 0 ? paint.yellow(fit(text, width)) : fit(text, width);
}

/** What there is to say before the first answer. Milliseconds. */
export function waiting(elapsedMs: number): string {
  return `… no operation is done yet, ${Math.round(elapsedMs / 1000)} s`;
}

/** A line for logs, where nothing can be painted over. */
export function heartbeat(progress: Progress): string {
  return `… ${Math.floor(progress.operations.done)} of ${progress.operations.of} operations, ${progress.requests} requests, ${findings(progress)}, ${Math.round(progress.elapsedMs / 1000)} s`;
}

function findings({ findings: count }: Progress): string {
  return `${count} finding${count === 1 ? '' : 's'}`;
}
