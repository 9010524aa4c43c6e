import type { Change, Verdict } from '../../../drift/change.ts';
import { escapeHtml } from '../../../reports/html/escape.ts';
import { navigation } from '../../../reports/html/frame.ts';
import { page } from '../../../reports/html/page.ts';
import { tableScript } from '../../../reports/html/script.ts';
import { printable } from '../../../reports/paint.ts';
import { counted, type DriftResult, verdicts, waivedNote, witnessLine } from './rendering.ts';

const HEADINGS: Readonly<Record<Verdict, string>> = {
  breaking: 'Breaking',
  review: 'To review',
  compatible: 'Compatible',
};

const TONES = { breaking: 'bad', review: 'open', compatible: 'good', none: 'good' } as const;

const STYLE = `
.changes td:first-child { min-width: 15rem; }
.changes td:nth-child(2) { min-width: 11rem; }
.changes .witness { display: block; margin-top: .25rem; max-height: 12rem; overflow: auto; white-space: pre-wrap; }
`;

/** The result as one page: the same frame as the report of a run, and nothing from a network. */
export function driftHtml(result: DriftResult): string {
  const { verdict, changes, problems, bump, old, new: fresh } = result;
  const tone = TONES[verdict];
  const title = verdict === 'none' ? 'No change' : `${HEADINGS[verdict]}: ${counted(changes)}`;
  const sections = [...verdicts.map((each) => changesHtml(each, result)), problemsHtml(problems)];
  const links = [...verdicts.map((each) => [each, HEADINGS[each]] as const), ['waivers', 'Waivers'] as const];
  const version = ({ source, version: number }: DriftResult['old']): string =>
    `<code>${text(source)}</code> (${text(number)})`;
  return page({
    title: `${fresh.title}: drift`,
    tone,
    style: STYLE,
    script: tableScript,
    body: `${navigation({ word: verdict === 'none' ? 'no change' : verdict, tone }, links, sections)}
<header><h1>${text(fresh.title)}</h1><p class="against"><span>${version(old)} against ${version(fresh)}</span></p></header>
<main><section aria-labelledby="h-overview"><h2 id="h-overview" class="unseen">Overview</h2><div class="verdict ${tone}"><strong>${text(title)}</strong>${verdict === 'none' ? '' : `<span>a ${bump} version</span>`}</div></section>
${sections.join('\n')}
</main>`,
  });
}

function changesHtml(verdict: Verdict, result: DriftResult): string {
  const these = result.changes.filter((change) => change.verdict === verdict);
  if (these.length === 0) return '';
  const search =
    these.length > 8
      ? `<div class="tools"><input type="search" data-rows="${verdict}" placeholder="Search changes …" aria-label="search ${HEADINGS[verdict]}"></div>`
      : '';
  return `<section id="${verdict}" aria-labelledby="h-${verdict}"><h2 id="h-${verdict}">${HEADINGS[verdict]} (${these.length})</h2>${search}<div class="scroll changes" tabindex="0" role="group" aria-label="table of ${HEADINGS[verdict]}"><table><thead><tr><th scope="col">Change</th><th scope="col">Operation</th><th scope="col">What, and what shows it</th></tr></thead><tbody>${these.map((change) => row(change, result)).join('\n')}</tbody></table></div></section>`;
}

/** What is wrong with the waivers. */
function problemsHtml(problems: DriftResult['problems']): string {
  if (problems.length === 0) return '';
  const items = problems.map(
    ({ severity, message }) =>
      `<li><span class="tag ${severity === 'error' ? 'bad' : 'warn'}">${severity}</span> ${text(message)}</li>`,
  );
  return `<section id="waivers" aria-labelledby="h-waivers"><h2 id="h-waivers">Waivers</h2><ul class="plain">${items.join('')}</ul></section>`;
}

function row(change: Change, { place }: DriftResult): string {
  const witness = witnessLine(change);
  const at = place(change);
  return `<tr><td><code>${text(change.id)}</code></td><td>${change.operation === '*' ? 'all' : `<span class="mono">${text(change.operation)}</span>`}</td><td>${text(change.message)}${text(waivedNote(change))}${at ? ` <small class="soft">${text(`${at.file}:${at.line}:${at.column}`)}</small>` : ''}${witness === undefined ? '' : `<code class="witness">${text(witness)}</code>`}</td></tr>`;
}

function text(value: string): string {
  return escapeHtml(printable(value));
}
