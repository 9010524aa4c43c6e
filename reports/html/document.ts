import type { Run } from '../../properties/run-record.ts';
import { count } from './count.ts';
import { escapeHtml } from './escape.ts';

/** Lines around a remark that are shown without being asked for. */
const CONTEXT = 3;
/** Fewer lines are not folded away. */
const LEAST_FOLD = 6;
/** Longer lines are cut: a document on one line would take a browser's time and show nothing. Characters. */
const LONGEST_LINE = 2000;
/** Most findings named below one line. */
const MOST_NAMED = 6;

const TAGS = { error: 'bad', warning: 'warn', info: '' } as const;

/** What is said of one line. */
interface Remarks {
  readonly findings: string[];
  readonly notes: string[];
  /** Some finding here is an error that counts. */
  bad: boolean;
}

/** The document with what was found and what it says oddly at their lines; the rest of it is folded. */
export function documentHtml(run: Run): string {
  const { source, text } = run.start.document;
  const elsewhere: string[] = [];
  const remarks = remarksOf(run, text !== undefined, elsewhere);
  const rest =
    elsewhere.length === 0 ? '' : `<ul class="plain">${elsewhere.map((remark) => `<li>${remark}</li>`).join('')}</ul>`;
  if (text === undefined && rest === '') return '';
  const lines = text?.split(/\r\n|\n|\r/) ?? [];
  const shown =
    text === undefined
      ? '<p class="soft">The document is too long to be shown here.</p>'
      : `<p class="soft"><small>${escapeHtml(source)}, ${count(lines.length, 'line')}, ${remarks.size === 0 ? 'nothing to remark' : `remarks at ${remarks.size}`}</small></p><div class="document card" tabindex="0" role="group" aria-label="lines of the document">${folded(lines, remarks)}</div>`;
  return `<section id="document" aria-labelledby="h-document"><h2 id="h-document">The document</h2>${shown}${rest}</section>`;
}

/** What is to be said, by line of the author's file; what stands in other files, or nowhere, goes to `elsewhere`. */
function remarksOf({ start, findings }: Run, shown: boolean, elsewhere: string[]): ReadonlyMap<number, Remarks> {
  const remarks = new Map<number, Remarks>();
  const at = (file: string | undefined, line: number | undefined): Remarks | undefined => {
    if (!shown || line === undefined || (file !== undefined && file !== start.document.source)) return undefined;
    const entry = remarks.get(line) ?? { findings: [], notes: [], bad: false };
    remarks.set(line, entry);
    return entry;
  };
  for (const { id, check, at: place, operation, sent, severity, known } of findings) {
    const link = `<a href="#f-${escapeHtml(id)}">${known ? '○' : severity === 'error' ? '✗' : '!'} ${escapeHtml(check)}</a> <span class="mono">${escapeHtml(`${operation.method} ${operation.path}`)}</span> ${escapeHtml(sent.slice(0, 120).toWellFormed())}`;
    const here = at(place.file, place.line);
    here?.findings.push(link);
    if (here && severity === 'error' && !known) here.bad = true;
  }
  for (const { code, severity, message, place, interpretation } of start.diagnostics) {
    const text = `<span class="tag ${TAGS[severity]}">${severity}</span> <code>${escapeHtml(code)}</code> ${escapeHtml(message)}${interpretation ? ` · taken as ${escapeHtml(interpretation)}` : ''}`;
    const here = at(place?.file, place?.line);
    if (here) here.notes.push(text);
    else
      elsewhere.push(place ? `<span class="mono">${escapeHtml(`${place.file}:${place.line}`)}</span> ${text}` : text);
  }
  return remarks;
}

/** The lines in runs: what has remarks and what is around it in sight, the rest folded away. */
function folded(lines: readonly string[], remarks: ReadonlyMap<number, Remarks>): string {
  const html: string[] = [];
  const numbers = [...remarks.keys()].filter((number) => number >= 1 && number <= lines.length).sort((a, b) => a - b);
  let next = 1;
  const plain = (last: number, following: boolean): void => {
    if (next > last) return;
    // Context after the remark before, and before the remark to come.
    const from = next === 1 ? 1 : Math.min(last + 1, next + CONTEXT);
    const to = following ? Math.max(from - 1, last - CONTEXT) : last;
    if (to - from + 1 < LEAST_FOLD) html.push(linesHtml(lines, next, last, ''));
    else
      html.push(
        linesHtml(lines, next, from - 1, ''),
        `<details class="fold"><summary>lines ${from} to ${to}</summary>${linesHtml(lines, from, to, '')}</details>`,
        linesHtml(lines, to + 1, last, ''),
      );
    next = last + 1;
  };
  for (const number of numbers) {
    const own = remarks.get(number);
    if (!own) continue;
    plain(number - 1, true);
    const tone = own.bad ? 'hit' : 'note';
    const named = own.findings.slice(0, MOST_NAMED);
    const more =
      own.findings.length > named.length
        ? `<li class="soft">and ${own.findings.length - named.length} more findings</li>`
        : '';
    html.push(
      linesHtml(lines, number, number, tone),
      `<ul class="remarks ${tone}">${[...named, ...own.notes].map((remark) => `<li>${remark}</li>`).join('')}${more}</ul>`,
    );
    next = number + 1;
  }
  plain(lines.length, false);
  return html.join('');
}

function linesHtml(lines: readonly string[], first: number, last: number, tone: string): string {
  if (last < first) return '';
  const own = lines
    .slice(first - 1, last)
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …`.toWellFormed() : line));
  const numbers = own.map((_, i) => first + i).join('\n');
  return `<div class="run${tone === '' ? '' : ` ${tone}`}"${tone === '' ? '' : ` id="L${first}"`}><div aria-hidden="true">${numbers}</div><div>${escapeHtml(own.join('\n'))}</div></div>`;
}
