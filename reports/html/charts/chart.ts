import { escapeHtml } from '../escape.ts';

/** A chart: a table of bars, so that its numbers are read by everybody. */
export interface Chart {
  readonly kind: 'by-check' | 'by-status' | 'by-keyword' | 'by-operation';
  readonly title: string;
  /** What the bars are a part of, beside the title. */
  readonly of: string;
  /** Names of the columns, for those who hear them. */
  readonly head: readonly [string, string, string];
  /** All of them, the most telling first. */
  readonly rows: readonly Row[];
  /** What the rows are, in the plural. */
  readonly noun: string;
  /** What the colours mean. */
  readonly key: string;
  readonly most?: number;
}

interface Row {
  readonly label: string;
  /** The check that a click on the label chooses. */
  readonly check?: string;
  readonly bar: string;
  readonly value: string;
}

/** Rows of a chart, unless it says otherwise. */
const MOST = 8;

/** A chart as a card, with as many rows as are read at a glance; nothing where there is nothing to show. */
export function chartHtml({ kind, title, of, head, rows, noun, key, most = MOST }: Chart): string {
  if (rows.length === 0) return '';
  const body = rows.slice(0, most).map(rowHtml);
  const more = rows.length > most ? ` · ${rows.length - most} more ${noun}` : '';
  return `<section class="chart card ${kind}"><h3>${title} <small>${of}</small></h3><table><colgroup><col class="name"><col><col class="value"></colgroup><thead class="unseen"><tr>${head.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table><p>${key}${more}</p></section>`;
}

function rowHtml({ label, check, bar, value }: Row): string {
  const text = escapeHtml(label);
  const name = check === undefined ? text : `<a href="#findings" data-check="${escapeHtml(check)}">${text}</a>`;
  return `<tr><th scope="row" class="mono" title="${text}">${name}</th><td>${bar}</td><td class="number">${value}</td></tr>`;
}
