import type { ShownBody, ShownRequest, ShownResponse } from '../../http/shown.ts';
import { isArray, isObject, type Json } from '../../openapi/json.ts';
import { tokensOf } from '../../openapi/pointer.ts';
import type { Finding } from '../../properties/outcome.ts';
import { escapeHtml } from './escape.ts';

/** One finding as a closed block: what was promised, sent, expected and came, and how to see it again. */
export function findingHtml(finding: Finding, index: number): string {
  const {
    check,
    operation,
    severity,
    requirement,
    clause,
    expected,
    actual,
    sent,
    response,
    failure,
    frame,
    known,
    intermittent,
    before = [],
  } = finding;
  const label = `${operation.method} ${operation.path}`;
  const text = escapeHtml(
    `${check} ${label} ${sent} ${expected} ${actual} ${finding.id} ${finding.generator}`.toLowerCase().slice(0, 600),
  );
  const facts: readonly (readonly [string, string])[] = [
    ['sent', escapeHtml(sent)],
    ['expected', escapeHtml(expected)],
    ['actual', escapeHtml(actual)],
    [
      'promised by',
      `<a href="${escapeHtml(clause.url)}" rel="noreferrer">${escapeHtml(clause.label)}</a> · ${escapeHtml(finding.level)}`,
    ],
    ['again', `<code>plumbline replay ${escapeHtml(finding.address)}</code>`],
    [
      'id',
      `<code>${escapeHtml(finding.id)}</code> · ${finding.occurrences} ${finding.occurrences === 1 ? 'case' : 'cases'} · generator ${escapeHtml(finding.generator)}${intermittent ? ` · intermittent: ${intermittent.failed} of ${intermittent.of}` : ''}`,
    ],
    ...(known
      ? [
          [
            'known',
            escapeHtml(
              [known.reason, known.owner, known.expires && `until ${known.expires}`].filter(Boolean).join(' · '),
            ),
          ] as const,
        ]
      : []),
  ];
  return `<details class="finding ${severity}${known ? ' known' : ''}" id="f-${escapeHtml(finding.id)}" data-severity="${severity}" data-check="${escapeHtml(check)}" data-text="${text}">
<summary><span class="tag sev">${severity}</span> <b>${escapeHtml(check)}</b> <span class="mono">${escapeHtml(label)}</span> <span class="tag soft">${escapeHtml(actual.slice(0, 80))}</span></summary>
<div class="body"><p>${escapeHtml(requirement)}</p>
<dl class="facts">${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${before.map((step, i) => `<h3>Step ${i + 1}</h3>${exchange(step.request, step.response, undefined)}`).join('')}
${before.length > 0 ? `<h3>Step ${before.length + 1}</h3>` : ''}${exchange(finding.request, response, finding.part, failure?.message)}
${frame ? `<h3>The document</h3><pre class="frame" tabindex="0" aria-label="document, line ${frame.line}"><span class="n"></span>${escapeHtml(`${frame.file}:${frame.line}:${frame.column}`)}\n${frame.lines.map((line, i) => `<span class="${frame.firstLine + i === frame.line ? 'hit' : ''}"><span class="n">${frame.firstLine + i}</span>${escapeHtml(line)}</span>`).join('\n')}</pre>` : ''}
<h3>Reproduce <button type="button" data-copy="c-${index}">copy</button></h3><pre id="c-${index}" tabindex="0" aria-label="curl command">${escapeHtml(finding.curl)}</pre>
</div></details>`;
}

function exchange(
  request: ShownRequest,
  response: ShownResponse | undefined,
  part: string | undefined,
  failure = '',
): string {
  const sent = [
    `${request.method} ${request.url}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ].join('\n');
  const head = response
    ? [String(response.status), ...response.headers.map(([name, value]) => `${name}: ${value}`)]
    : [];
  const wrongField = part?.startsWith('header ') ? part.slice(7).toLowerCase() : undefined;
  const fields = head
    .map((line, i) =>
      i > 0 && wrongField !== undefined && line.toLowerCase().startsWith(`${wrongField}:`)
        ? `<mark>${escapeHtml(line)}</mark>`
        : escapeHtml(line),
    )
    .join('\n');
  return `<div class="two"><div><h3>Request</h3><pre tabindex="0" aria-label="request">${escapeHtml(sent)}${request.body === undefined ? '' : `\n\n${bodyHtml(request.body, undefined)}`}</pre></div>
<div><h3>Answer${response ? ` · ${response.durationMs} ms` : ''}</h3><pre tabindex="0" aria-label="answer">${response ? fields : escapeHtml(failure)}${response?.body === undefined ? '' : `\n\n${bodyHtml(response.body, wrongField === undefined ? part : undefined)}`}${response?.truncated ? '\n…' : ''}</pre></div></div>`;
}

function bodyHtml(body: ShownBody, part: string | undefined): string {
  if (typeof body !== 'string')
    return escapeHtml(
      `(${Math.floor((body.base64.length * 3) / 4)} octets that are no text, in base64)\n${body.base64}`,
    );
  let value: Json;
  try {
    value = JSON.parse(body) as Json; // JSON.parse yields JSON
  } catch {
    return escapeHtml(body);
  }
  // A body that came in other bytes is shown as it came when nothing in it is to be marked.
  return body.length > 20_000 ? escapeHtml(body) : tree(value, part === undefined ? undefined : tokensOf(part), '');
}

/** JSON, indented, with the value at one place marked. Of a place that is not there its holder is marked. */
function tree(value: Json, path: readonly string[] | undefined, indent: string): string {
  const inner = `${indent}  `;
  const [token, ...rest] = path ?? [];
  let html: string;
  if (isArray(value))
    html =
      value.length === 0
        ? '[]'
        : `[\n${value.map((item, i) => `${inner}${tree(item, token === String(i) ? rest : undefined, inner)}`).join(',\n')}\n${indent}]`;
  else if (isObject(value)) {
    const members = Object.entries(value).map(
      ([name, item]) =>
        `${inner}${escapeHtml(JSON.stringify(name))}: ${tree(item ?? null, token === name ? rest : undefined, inner)}`,
    );
    html = members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
  } else html = escapeHtml(JSON.stringify(value));
  return path?.length === 0 && typeof value !== 'object' ? `<mark>${html}</mark>` : html;
}
