import { createHash } from 'node:crypto';
import type { Run } from '../properties/run-record.ts';
import { escapeHtml } from './html/escape.ts';
import { findingHtml } from './html/finding.ts';
import { script } from './html/script.ts';
import {
  coverageHtml,
  diagnosticsHtml,
  documentHtml,
  matrixHtml,
  notTestedHtml,
  settingsHtml,
} from './html/sections.ts';
import { style } from './html/style.ts';
import type { Report } from './report.ts';

/** One self-contained page: no network, nothing of a server's can become markup or script. */
export const html: Report = {
  id: 'html',
  fileName: 'report.html',
  render(run) {
    const { start, end, findings } = run;
    const allowed = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`;
    return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${allowed}"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escapeHtml(end.verdict)} · ${escapeHtml(start.document.title)} · Plumbline</title><style>${style}</style></head>
<body><a class="skip" href="#findings">to the findings</a>
<header><h1>${escapeHtml(start.document.title)}</h1><p class="sub">OpenAPI ${escapeHtml(start.document.openapi)} · <code>${escapeHtml(start.document.source)}</code> against <code>${escapeHtml(start.target.url)}</code>${start.target.embedded ? ' (embedded mock)' : ''}</p></header>
<main>${verdictHtml(run)}
${matrixHtml(run)}
<h2 id="findings">Findings</h2>${findings.length === 0 ? '<p>None.</p>' : `${tools(run)}${findings.map(findingHtml).join('\n')}`}
${notTestedHtml(run)}
${coverageHtml(run)}
${diagnosticsHtml(run)}
${documentHtml(run)}
${settingsHtml(run)}
</main><footer>Plumbline ${escapeHtml(start.tool.version)}. An address in this report is sent again by <code>plumbline replay ADDRESS</code>.</footer>
<script>${script}</script></body></html>
`;
  },
};

function verdictHtml({ end }: Run): string {
  const { totals } = end;
  const kind = end.verdict === 'conforms' ? 'good' : end.verdict === 'deviates' ? 'bad' : 'open';
  const mark = end.verdict === 'conforms' ? '✓' : end.verdict === 'deviates' ? '✗' : '?';
  const tried = end.coverage.reduce((sum, { constraints }) => sum + constraints.tried, 0);
  const of = end.coverage.reduce((sum, { constraints }) => sum + constraints.of, 0);
  const figures: readonly (readonly [string, string])[] = [
    ['errors', String(totals.errors)],
    ['warnings', String(totals.warnings)],
    ...(totals.known > 0 ? [['known', String(totals.known)] as const] : []),
    ['operations tested', `${totals.tested} of ${totals.operations}`],
    ['cases', String(totals.cases)],
    ['requests', String(totals.requests)],
    ['constraints tried', `${tried} of ${of}`],
    ['time', `${(totals.durationMs / 1000).toFixed(1)} s`],
  ];
  return `<div class="verdict ${kind}"><span class="mark" aria-hidden="true">${mark}</span><strong>${escapeHtml(end.verdict)}</strong>${end.reason ? `<span>${escapeHtml(end.reason)}</span>` : ''}${end.interrupted ? '<span>interrupted: this is what was found so far</span>' : ''}</div>
<dl class="figures">${figures.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function tools({ findings }: Run): string {
  const checks = [...new Set(findings.map(({ check }) => check))].sort();
  return `<div class="tools"><input id="q" type="search" placeholder="search findings" aria-label="search findings"><select id="s" aria-label="filter by severity or check"><option value="">all</option><option value="error">errors</option><option value="warning">warnings</option>${checks.map((check) => `<option>${escapeHtml(check)}</option>`).join('')}</select><button type="button" data-all="open">open all</button><button type="button" data-all="close">close all</button></div><p class="sub" id="n" role="status"></p>`;
}
