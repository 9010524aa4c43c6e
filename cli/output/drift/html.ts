import type { Change, Verdict } from '../../../drift/change.ts';
import { escapeHtml } from '../../../reports/html/escape.ts';
import { printable } from '../../../reports/paint.ts';
import { counted, type DriftResult, verdicts, waivedNote, witnessLine } from './rendering.ts';

const HEADINGS: Readonly<Record<Verdict, string>> = {
  breaking: 'Breaking',
  review: 'To review',
  compatible: 'Compatible',
};

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid #8886}
code{font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}small{opacity:.8}h1{font-size:1.5rem}`;

/** The result as one page without scripts or anything from a network. */
export function driftHtml(result: DriftResult): string {
  const { verdict, changes, bump, old, new: fresh } = result;
  const sections = verdicts.flatMap((each) => {
    const these = changes.filter((change) => change.verdict === each);
    if (these.length === 0) return [];
    return [
      `<h2>${HEADINGS[each]} (${these.length})</h2>`,
      '<table><thead><tr><th scope="col">Change</th><th scope="col">Operation</th><th scope="col">What, and what shows it</th></tr></thead><tbody>',
      ...these.map((change) => row(change, result)),
      '</tbody></table>',
    ];
  });
  const title = verdict === 'none' ? 'No change' : `${HEADINGS[verdict]}: ${counted(changes)}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text(fresh.title)}: drift</title><style>${STYLE}</style></head>
<body><main><h1>${text(title)}</h1>
<p>${text(old.source)} (${text(old.version)}) against ${text(fresh.source)} (${text(fresh.version)})${verdict === 'none' ? '' : `: a ${bump} version`}</p>
${sections.join('\n')}
</main></body></html>
`;
}

function row(change: Change, { place }: DriftResult): string {
  const witness = witnessLine(change);
  const at = place(change);
  return `<tr><td><code>${text(change.id)}</code></td><td>${change.operation === '*' ? 'all' : `<code>${text(change.operation)}</code>`}</td><td>${text(change.message)}${text(waivedNote(change))}${witness === undefined ? '' : `<br><code>${text(witness)}</code>`}${at ? `<br><small>${text(`${at.file}:${at.line}:${at.column}`)}</small>` : ''}</td></tr>`;
}

function text(value: string): string {
  return escapeHtml(printable(value));
}
