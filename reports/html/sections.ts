import type { Run } from '../../properties/run-record.ts';
import { count } from './count.ts';
import { escapeHtml } from './escape.ts';

/** What was not tested, and why. */
export function notTestedHtml({ end }: Run): string {
  if (end.notTested.length === 0) return '';
  return `<section id="not-tested" aria-labelledby="h-not-tested"><h2 id="h-not-tested">Not tested</h2><ul class="plain">${end.notTested.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul></section>`;
}

/** The checks that were held to, what each found, and those that were off. */
export function checksHtml({ start, findings }: Run): string {
  const found = new Map<string, number>();
  for (const { check } of findings) found.set(check, (found.get(check) ?? 0) + 1);
  const on = start.checks.filter(({ enabled }) => enabled);
  if (on.length === 0) return '';
  const off = start.checks.filter(({ enabled }) => !enabled);
  const rows = on.map(({ id, family, level, requirement }) => {
    const n = found.get(id) ?? 0;
    return `<tr><th scope="row">${escapeHtml(id)}</th><td class="number">${n === 0 ? '<span class="soft">–</span>' : n}</td><td>${escapeHtml(requirement)}</td><td class="soft">${escapeHtml(level)} · ${escapeHtml(family)}</td></tr>`;
  });
  const rest =
    off.length === 0 ? '' : `<p class="soft"><small>Off: ${off.map(({ id }) => escapeHtml(id)).join(', ')}</small></p>`;
  return `<section id="checks" aria-labelledby="h-checks"><h2 id="h-checks">Checks</h2><details class="more"><summary>${count(on.length, 'check')} ran${off.length > 0 ? `, ${off.length} were off` : ''}</summary><div class="scroll" tabindex="0" role="group" aria-label="table of checks"><table><thead><tr><th scope="col">Check</th><th scope="col">Findings</th><th scope="col">Requirement</th><th scope="col">Level</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${rest}</details></section>`;
}

/** What was asked for. */
export function settingsHtml({ start }: Run): string {
  const rows = Object.entries({
    seed: start.seed,
    started: start.startedAt,
    digest: start.document.digest,
    ...start.settings,
  });
  return `<section id="settings" aria-labelledby="h-settings"><h2 id="h-settings">Settings</h2><details class="more"><summary>seed ${start.seed}, ${count(rows.length, 'setting')}</summary><dl class="facts">${rows.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd><code>${escapeHtml(Array.isArray(value) ? value.join(', ') : String(value))}</code></dd>`).join('')}</dl></details></section>`;
}
