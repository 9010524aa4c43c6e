import type { Finding } from '../../properties/outcome.ts';
import { escapeHtml } from './escape.ts';
import { findingBody } from './finding-body.ts';

/** Longest text of a row; the body has all of it. Characters. */
const MOST_TEXT = 220;

/**
 * One finding as a closed block. `body`: in the block itself, or, with `lazy`, in a data block that a script takes it
 * from when it is opened.
 */
export function findingRow(
  finding: Finding,
  { fresh, lazy }: { readonly fresh: boolean; readonly lazy: boolean },
): { readonly row: string; readonly data: string } {
  const { id, check, severity, generator, sent, expected, actual, occurrences, known, intermittent } = finding;
  const kind = known ? 'known' : severity === 'error' ? 'error' : 'warning';
  const mark = known ? '○' : severity === 'error' ? '✗' : '!';
  const tags = [
    ...(fresh ? ['<span class="tag accent">new</span>'] : []),
    ...(intermittent ? ['<span class="tag warn">intermittent</span>'] : []),
    ...(occurrences > 1 ? [`<span class="tag">× ${occurrences}</span>`] : []),
    `<span class="tag">${escapeHtml(generator)}</span>`,
  ].join(' ');
  const key = escapeHtml(id);
  const row = `<details class="finding ${kind}" id="f-${key}" data-kind="${kind}" data-check="${escapeHtml(check)}" data-generator="${escapeHtml(generator)}"${fresh ? ' data-new' : ''}><summary><i role="img" aria-label="${kind}">${mark}</i><b>${escapeHtml(check)}</b><span>${escapeHtml(short(sent))}</span><em>expected ${escapeHtml(short(expected))}, got ${escapeHtml(short(actual))}</em><span>${tags}</span></summary>`;
  const body = findingBody(finding);
  return lazy
    ? {
        row: `${row}<div class="body"><p>A script of this page shows it; without scripts, report.json holds it.</p></div></details>`,
        data: `<script type="text/html" id="b-${key}">${body}</script>`,
      }
    : { row: `${row}<div class="body">${body}</div></details>`, data: '' };
}

function short(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…`.toWellFormed() : text;
}
