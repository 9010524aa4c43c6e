import type { OutcomeRecord, Run } from '../../properties/run-record.ts';
import { escapeHtml } from './escape.ts';
import { labelOf } from './findings.ts';
import { operationTables } from './operation-tables.ts';

/** Operations × generators: how many cases, what failed, and why nothing was tried where nothing was. */
export function matrixHtml({ start, outcomes, findings }: Run): string {
  const by = new Map(outcomes.map((outcome) => [`${outcome.operation} ${outcome.generator}`, outcome]));
  const found = new Map<string, number>();
  for (const finding of findings) {
    const key = `${labelOf(finding)} ${finding.generator}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  const errors = new Set(findings.flatMap(({ id, severity, known }) => (severity === 'error' && !known ? [id] : [])));
  const withFindings = new Set(findings.map(labelOf));
  const reasons: string[] = [];
  const noteOf = (reason: string): number => {
    const known = reasons.indexOf(reason);
    return known >= 0 ? known + 1 : reasons.push(reason);
  };
  const cell = (outcome: OutcomeRecord | undefined, anchor: string, count: number): string => {
    if (!outcome) return '<td class="skip">·</td>';
    switch (outcome.status) {
      case 'pass':
        return `<td class="pass">✓ ${outcome.cases}</td>`;
      case 'fail':
        return `<td class="${outcome.findings.some((id) => errors.has(id)) ? 'fail' : 'warned'}">${anchor === '' ? '✗' : `<a href="#${anchor}" data-generator="${escapeHtml(outcome.generator)}" title="${count} of ${outcome.cases} cases first found something">✗ ${outcome.cases}</a>`}</td>`;
      case 'skip':
        return `<td class="skip">– <small>${noteOf(outcome.reason)}</small></td>`;
      case 'error':
        return `<td class="error">! <small>${noteOf(`${outcome.code}: ${outcome.message}`)}</small></td>`;
    }
  };
  const rows = start.operations.map(({ label }, i) => {
    const anchor = withFindings.has(label) ? `o-${i}` : '';
    const cells = start.generators.map(({ id }) => {
      const key = `${label} ${id}`;
      return cell(by.get(key), anchor, found.get(key) ?? 0);
    });
    return `<tr><th scope="row" class="mono">${escapeHtml(label)}</th>${cells.join('')}</tr>`;
  });
  const head = start.generators.map(
    ({ id, summary }) => `<th scope="col" title="${escapeHtml(summary)}">${escapeHtml(id)}</th>`,
  );
  const notes =
    reasons.length > 0
      ? `<ol class="notes">${reasons.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ol>`
      : '';
  return operationTables(
    'matrix',
    'Operations × generators',
    `<th scope="col">Operation</th>${head.join('')}`,
    rows,
    `<p class="soft"><small>✓ held and ✗ did not (yellow: warnings only), with the number of cases · – not tried, for the reason below · ! an error of ours or of the network</small></p>${notes}`,
  );
}
