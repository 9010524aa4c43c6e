import type { ShownRequest, ShownResponse } from '../../http/shown.ts';
import { escapeHtml } from './escape.ts';
import { lineDiff } from './line-diff.ts';
import { requestLines, responseLines, type ShownLine } from './shown-lines.ts';

/** What is to be marked in a message: a field, or a place in the body, and what is to be said of it. */
export interface Marked {
  /** Pointer into the body, or `header Name`. */
  readonly part: string;
  readonly said: string;
}

/** A request and what came of it, side by side. */
export function exchangeHtml(
  request: ShownRequest,
  response: ShownResponse | undefined,
  {
    sent,
    wrong,
    failure = 'no answer',
  }: { readonly sent?: Marked; readonly wrong?: Marked; readonly failure?: string },
): string {
  const time = response ? ` <small>${response.durationMs} ms</small>` : '';
  const answer = response ? linesHtml(responseLines(response), wrong) : escapeHtml(failure);
  return `<div class="two"><div><h4>Request</h4><pre tabindex="0" aria-label="request">${linesHtml(requestLines(request), sent)}</pre></div><div><h4>Answer${time}</h4><pre tabindex="0" aria-label="answer">${answer}</pre></div></div>`;
}

/** How one request differs from another, line by line; empty where they are the same or too long to compare. */
export function requestDiffHtml(valid: ShownRequest, sent: ShownRequest): string {
  return diffHtml(requestLines(valid), requestLines(sent));
}

/** How one answer differs from another, line by line; empty where they are the same or too long to compare. */
export function responseDiffHtml(good: ShownResponse, bad: ShownResponse): string {
  return diffHtml(responseLines(good), responseLines(bad));
}

function diffHtml(before: readonly ShownLine[], after: readonly ShownLine[]): string {
  const text = (lines: readonly ShownLine[]): readonly string[] => lines.map((line) => line.text);
  const lines = lineDiff(text(before), text(after));
  if (!lines?.some(({ side }) => side !== 'both')) return '';
  return lines
    .map(({ side, text: line }) => {
      switch (side) {
        case 'both':
          return `<span class="both">  ${escapeHtml(line)}</span>`;
        case 'gone':
          return `<del class="gone">− ${escapeHtml(line)}</del>`;
        case 'new':
          return `<ins class="new">+ ${escapeHtml(line)}</ins>`;
      }
    })
    .join('');
}

function linesHtml(lines: readonly ShownLine[], marked: Marked | undefined): string {
  const hit = marked && lineOf(lines, marked.part);
  return lines
    .map((line) => {
      if (line !== hit || !marked) return escapeHtml(line.text);
      const start = line.value === undefined ? 0 : line.text.lastIndexOf(line.value);
      const end = line.value === undefined ? line.text.length : start + line.value.length;
      const indent = start === 0 ? (/^ */.exec(line.text)?.[0].length ?? 0) : start;
      return `${escapeHtml(line.text.slice(0, indent))}<mark>${escapeHtml(line.text.slice(indent, end))}</mark>${escapeHtml(line.text.slice(end))}<span class="said">  ◂ ${escapeHtml(marked.said)}</span>`;
    })
    .join('\n');
}

/** The line that shows a part. Of a part that is not there, its nearest holder. */
function lineOf(lines: readonly ShownLine[], part: string): ShownLine | undefined {
  if (part.startsWith('header ')) {
    const name = part.slice(7).toLowerCase();
    return lines.find(({ field }) => field === name);
  }
  for (let at = part; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const line = lines.find((candidate) => candidate.at === at);
    if (line || at === '' || !at.includes('/')) return line;
  }
}
