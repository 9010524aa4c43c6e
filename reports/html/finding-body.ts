import type { CodeFrame, Finding } from '../../properties/outcome.ts';
import { escapeHtml } from './escape.ts';
import { exchangeHtml, type Marked, requestDiffHtml, responseDiffHtml } from './exchange.ts';

/** Everything about one finding: what was promised, sent, expected and came, where the document says so, and how to see it again. */
export function findingBody(finding: Finding): string {
  const { id, requirement, clause, level, sent, expected, actual, request, response, failure, frame, curl } = finding;
  const { before = [], intermittent, accepted, address } = finding;
  const against = accepted && requestDiffHtml(accepted, request);
  const other = intermittent?.other && response && responseDiffHtml(intermittent.other, response);
  return [
    `<p class="promise">${escapeHtml(requirement)} <small class="soft"><a href="${escapeHtml(safeUrl(clause.url))}" rel="noreferrer noopener">${escapeHtml(clause.label)}</a> · ${escapeHtml(level)}</small></p>`,
    `<div class="diff"><div class="sent"><span aria-hidden="true"> </span><b>sent</b><span>${escapeHtml(sent)}</span></div><div class="gone"><span aria-hidden="true">−</span><b>expected</b><span>${escapeHtml(expected)}</span></div><div class="new"><span aria-hidden="true">+</span><b>actual</b><span>${escapeHtml(actual)}</span></div></div>`,
    before.length > 0
      ? `<ol class="steps">${before.map((step, i) => `<li><h4>Step ${i + 1}</h4>${exchangeHtml(step.request, step.response, {})}</li>`).join('')}</ol><h4>Step ${before.length + 1}</h4>`
      : '',
    exchangeHtml(request, response, {
      sent: brokenPart(finding),
      wrong: wrongPart(finding),
      failure: failure?.message,
    }),
    against
      ? `<h4>Against a request that was accepted</h4><pre tabindex="0" aria-label="an accepted request and this one, compared">${against}</pre>`
      : '',
    other
      ? `<h4>Against the answer that conformed</h4><pre tabindex="0" aria-label="the answer that conformed and this one, compared">${other}</pre>`
      : '',
    frame ? frameHtml(frame) : '',
    `<h4>Reproduce ${copyButton(`c-${id}`)}</h4><pre id="c-${escapeHtml(id)}" tabindex="0" aria-label="curl command">${escapeHtml(curl)}</pre>`,
    `<dl class="facts">${facts(finding, address)}</dl>`,
  ].join('\n');
}

function facts(finding: Finding, address: string): string {
  const { id, generator, occurrences, intermittent, known } = finding;
  const rows: (readonly [string, string])[] = [];
  if (address !== '')
    rows.push([
      'again',
      `<code id="a-${escapeHtml(id)}">plumbline replay ${escapeHtml(address)}</code> ${copyButton(`a-${id}`)}`,
    ]);
  rows.push([
    'id',
    `<code>${escapeHtml(id)}</code> · generator ${escapeHtml(generator)} · ${occurrences} ${occurrences === 1 ? 'case' : 'cases'}`,
  ]);
  if (intermittent) rows.push(['intermittent', `${intermittent.failed} of ${intermittent.of} times`]);
  if (known)
    rows.push([
      'known',
      escapeHtml(
        [known.reason, known.owner, known.expires && `until ${known.expires}`].filter(Boolean).join(' · ') || 'yes',
      ),
    ]);
  else rows.push(['to accept it', '<code>--baseline FILE --update-baseline</code>']);
  return rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('');
}

function copyButton(target: string): string {
  return `<button type="button" class="small" data-copy="${escapeHtml(target)}">copy</button>`;
}

/** The member of the body that broke the document's promise, in an invalid request. */
function brokenPart({ violation, sent }: Finding): Marked | undefined {
  return violation?.part === 'body' ? { part: violation.at, said: sent } : undefined;
}

function wrongPart({ part, expected }: Finding): Marked | undefined {
  return part === undefined ? undefined : { part, said: `expected ${expected}` };
}

/** The lines of the document around the promise. */
function frameHtml({ file, line, column, length, firstLine, lines }: CodeFrame): string {
  const gutter = String(firstLine + lines.length).length;
  const rows = lines.map((text, i) => {
    const number = firstLine + i;
    const row = `<span class="n">${String(number).padStart(gutter)} │ </span>`;
    if (number !== line) return `${row}${escapeHtml(text)}`;
    const start = column - 1;
    return `<span class="hit">${row}${escapeHtml(text.slice(0, start))}<mark>${escapeHtml(text.slice(start, start + length))}</mark>${escapeHtml(text.slice(start + length))}</span>`;
  });
  return `<h4>The document <small>${escapeHtml(`${file}:${line}:${column}`)}</small></h4><pre class="frame" tabindex="0" aria-label="document, line ${line}">${rows.join('\n')}</pre>`;
}

/** An address that may be followed: a check of somebody's own may name any. */
function safeUrl(url: string): string {
  return /^https?:/i.test(url) ? url : '#';
}
