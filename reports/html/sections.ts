import type { OutcomeRecord, Run } from '../../properties/run-record.ts';
import { escapeHtml } from './escape.ts';

/** Operations × generators. */
export function matrixHtml({ start, outcomes }: Run): string {
  const by = new Map(outcomes.map((outcome) => [`${outcome.operation} ${outcome.generator}`, outcome]));
  const cell = (outcome: OutcomeRecord | undefined): string => {
    if (!outcome) return '<td class="skip">–</td>';
    switch (outcome.status) {
      case 'pass':
        return `<td class="pass">✓ ${outcome.cases}</td>`;
      case 'fail':
        return `<td class="fail">✗ ${outcome.cases}</td>`;
      case 'skip':
        return `<td class="skip" title="${escapeHtml(outcome.reason)}">–<span class="skip"> ${escapeHtml(outcome.reason)}</span></td>`;
      case 'error':
        return `<td class="error" title="${escapeHtml(outcome.message)}">! error</td>`;
    }
  };
  return `<h2 id="operations">Operations × generators</h2><div class="scroll" tabindex="0" role="region" aria-labelledby="operations"><table><thead><tr><th scope="col">Operation</th>${start.generators.map(({ id, summary }) => `<th scope="col" title="${escapeHtml(summary)}">${id}</th>`).join('')}</tr></thead>
<tbody>${start.operations.map(({ label }) => `<tr><th scope="row" class="mono">${escapeHtml(label)}</th>${start.generators.map(({ id }) => cell(by.get(`${label} ${id}`))).join('')}</tr>`).join('')}</tbody></table></div>`;
}

/** Latency, statuses seen against documented ones, constraints tried: one row an operation. */
export function coverageHtml({ end }: Run): string {
  const slowest = Math.max(1, ...end.coverage.map(({ latencyMs }) => latencyMs.p95));
  const rows = end.coverage.map(({ operation, constraints, statuses, latencyMs, notReached }) => {
    const codes = [...new Set([...statuses.documented, ...statuses.seen])].sort();
    const shown = codes
      .map(
        (code) =>
          `<span class="${statuses.seen.includes(code) ? 'seen' : 'unseen'}" title="${statuses.seen.includes(code) ? 'answered' : 'never answered'}${statuses.documented.includes(code) ? ', documented' : ', not documented'}">${escapeHtml(code)}${statuses.documented.includes(code) ? '' : '*'}${statuses.seen.includes(code) ? ' ✓' : ''}</span>`,
      )
      .join(' · ');
    const share = constraints.of === 0 ? 0 : constraints.tried / constraints.of;
    return `<tr><th scope="row" class="mono">${escapeHtml(operation)}</th><td><span class="bar" style="width:${Math.round((latencyMs.p95 / slowest) * 90)}px"></span> ${latencyMs.p50} / ${latencyMs.p95} / ${latencyMs.max} ms</td><td>${shown}${notReached ? ` <span class="tag soft">not reached: ${escapeHtml(notReached)}</span>` : ''}</td><td><span class="bar" style="width:${Math.round(share * 90)}px"></span> ${constraints.tried} of ${constraints.of}</td></tr>`;
  });
  return `<h2 id="coverage">Coverage</h2><div class="scroll" tabindex="0" role="region" aria-labelledby="coverage"><table><thead><tr><th scope="col">Operation</th><th scope="col">Latency p50 / p95 / max</th><th scope="col">Statuses (✓ answered, * not documented)</th><th scope="col">Constraints tried</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** What was not tested, and why. */
export function notTestedHtml({ end }: Run): string {
  if (end.notTested.length === 0) return '';
  return `<h2>Not tested</h2><ul>${end.notTested.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`;
}

/** What the document says oddly, and how it was read. */
export function diagnosticsHtml({ start }: Run): string {
  if (start.diagnostics.length === 0) return '';
  return `<h2>The document’s diagnostics</h2><ul>${start.diagnostics.map(({ code, severity, message, place, interpretation }) => `<li><code>${escapeHtml(code)}</code> ${severity}${place ? `, <a href="#L${place.line}">line ${place.line}</a>` : ''}: ${escapeHtml(message)}${interpretation ? ` — taken as ${escapeHtml(interpretation)}` : ''}</li>`).join('')}</ul>`;
}

/** The document with findings and diagnostics at their lines. */
export function documentHtml({ start, findings }: Run): string {
  const { text } = start.document;
  if (text === undefined) return '';
  const hits = new Map<number, string>();
  for (const { id, at, check } of findings)
    if (at.line !== undefined && !hits.has(at.line))
      hits.set(at.line, `<a href="#f-${escapeHtml(id)}">✗ ${escapeHtml(check)}</a>`);
  const notes = new Map(start.diagnostics.flatMap(({ place, code }) => (place ? [[place.line, code] as const] : [])));
  const lines = text.split(/\r\n|\n|\r/).map((line, i) => {
    const number = i + 1;
    const hit = hits.get(number);
    const note = notes.get(number);
    return `<span class="l${hit ? ' hit' : note ? ' note' : ''}" id="L${number}"><span class="n">${number}</span>${escapeHtml(line)}${hit ? `  ${hit}` : note ? `  ◂ ${escapeHtml(note)}` : ''}</span>`;
  });
  return `<h2>The document</h2><details><summary>${escapeHtml(start.document.source)}, ${lines.length} lines</summary><pre class="frame lines" tabindex="0" aria-label="the document">${lines.join('')}</pre></details>`;
}

/** What was asked for. */
export function settingsHtml({ start }: Run): string {
  const rows = Object.entries({
    seed: start.seed,
    started: start.startedAt,
    digest: start.document.digest,
    ...start.settings,
  });
  return `<h2>Settings</h2><details><summary>seed ${start.seed}, ${rows.length} settings</summary><dl class="facts body">${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd><code>${escapeHtml(Array.isArray(value) ? value.join(', ') : String(value))}</code></dd>`).join('')}</dl></details>`;
}
