import type { ShownBody } from '../../http/shown.ts';
import { tokensOf } from '../../openapi/pointer.ts';
import type { CodeFrame, Finding } from '../../properties/outcome.ts';
import { fit, inert, type Paint, printable, wrap } from '../paint.ts';
import { markedBody } from './marked-body.ts';

/** Above this many characters nobody copies a command from a terminal. */
const LONGEST_CURL = 4000;

/** One kind of finding: the smallest example in full, and how many others there are. */
export function findingBlock(group: readonly Finding[], paint: Paint, width: number): readonly string[] {
  const finding = [...group].sort((a, b) => sizeOf(a) - sizeOf(b))[0];
  if (!finding) return [];
  const { check, operation, requirement, clause, expected, actual, sent, response, failure, intermittent } = finding;
  const mark = finding.severity === 'error' ? paint.red('✗') : paint.yellow('!');
  const times = group.reduce((sum, { occurrences: n }) => sum + n, 0);
  const occurrences = finding.address === '' ? '' : ` · ${times} ${times === 1 ? 'case' : 'cases'}`;
  const kinds = group.length > 1 ? `, ${group.length} kinds` : '';
  const label = intermittent ? ` · intermittent, ${intermittent.failed} of ${intermittent.of}` : '';
  const waived = finding.known ? ` · known${finding.known.reason ? `: ${printable(finding.known.reason)}` : ''}` : '';
  const timed = finding.address === '' ? '' : `, ${response?.durationMs} ms`;
  const answer = response ? `${response.status}${timed}` : (failure?.message ?? 'no answer');
  const row = (name: string, text: string): readonly string[] =>
    wrap(printable(text), width - 16).map((line, i) => `    ${(i === 0 ? name : '').padEnd(10)}${line}`);
  return [
    `${mark} ${paint.bold(check)} · ${printable(`${operation.method} ${operation.path}`)}${occurrences}${kinds}${label}${waived}`,
    ...wrap(requirement, width - 4).map((line) => `  ${line}`),
    `  ${paint.dim(fit(`${clause.label} · ${finding.level}`, width - 4))}`,
    '',
    ...row('sent', sent),
    ...row('expected', expected),
    ...row('actual', actual === String(response?.status) ? answer : actual),
    ...(actual === String(response?.status) || actual === answer ? [] : row('answer', answer)),
    '',
    ...requestLines(finding, width),
    ...answerLines(finding, paint, width),
    ...(finding.frame ? frameLines(finding.frame, paint, width) : []),
    ...(finding.address === '' ? [] : againLines(finding, paint)),
  ].map(inert);
}

/** How to see it again, and how to live with it. What a test of somebody's own has sent only that test can send again. */
function againLines({ curl, address, id, generator }: Finding, paint: Paint): readonly string[] {
  const shown =
    curl.length > LONGEST_CURL ? ['(the request is too long to show; plumbline replay sends it)'] : curl.split('\n');
  return [
    ...shown.map((line) => `    ${printable(line)}`),
    // What somebody else sent is no case of ours.
    ...(generator === 'recorded' ? [] : [paint.dim(`    again: plumbline replay ${address}`)]),
    paint.dim(`    id ${id}; to accept it for now: --baseline FILE --update-baseline`),
  ];
}

function sizeOf({ request, before = [] }: Finding): number {
  return [...before.map((step) => step.request), request].reduce(
    (sum, { url, body }) => sum + url.length + (body === undefined ? 0 : JSON.stringify(body).length),
    0,
  );
}

/** The request, with the part underlined that breaks the document where it was sent to break it. */
function requestLines({ request, before = [], violation }: Finding, width: number): readonly string[] {
  const steps = before.flatMap((step) => [
    `      ${fit(printable(`${step.request.method} ${pathOf(step.request.url)}`), width - 14)} → ${step.response.status}`,
    ...bodyLines(step.request.body, undefined, width),
  ]);
  const line = `      ${fit(printable(`${request.method} ${pathOf(request.url)}`), width - 8)}`;
  return [
    ...steps,
    line,
    ...(violation?.part === 'query' ? underlined(line, violation.at) : []),
    ...bodyLines(request.body, violation?.part === 'body' ? violation.at : undefined, width),
    '',
  ];
}

/** A line that marks a query parameter in the one above it. */
function underlined(line: string, at: string): readonly string[] {
  const name = encodeURIComponent((tokensOf(at)[0] ?? '').toWellFormed());
  const pair = [...line.matchAll(/[?&]([^=&…]*)[^&…]*/g)].find(
    ([, found = '']) => found === name || found.startsWith(`${name}%5B`),
  );
  return pair ? [`${' '.repeat(pair.index + 1)}${'~'.repeat(Math.max(1, pair[0].length - 1))}`] : [];
}

/** The answer: the field that is wrong, or the content with what is wrong in it underlined. */
function answerLines({ response, part }: Finding, paint: Paint, width: number): readonly string[] {
  if (part?.startsWith('header ')) {
    const name = part.slice(7).toLowerCase();
    const field = response?.headers.find(([key]) => key.toLowerCase() === name);
    return field ? [`    ${paint.dim('answer')}    ${fit(printable(`${field[0]}: ${field[1]}`), width - 14)}`, ''] : [];
  }
  if (!response?.body) return [];
  return [`    ${paint.dim('answer')}`, ...bodyLines(response.body, part, width), ''];
}

function bodyLines(body: ShownBody | undefined, part: string | undefined, width: number): readonly string[] {
  if (body === undefined) return [];
  if (typeof body !== 'string') return [`      (${Math.floor((body.base64.length * 3) / 4)} octets that are no text)`];
  return markedBody(body, part, width - 8).map((line) => `      ${line}`);
}

function frameLines(frame: CodeFrame, paint: Paint, width: number): readonly string[] {
  const gutter = String(frame.firstLine + frame.lines.length).length;
  const lines = [`    ${paint.dim(`${frame.file}:${frame.line}:${frame.column}`)}`];
  frame.lines.forEach((text, i) => {
    const number = frame.firstLine + i;
    if (number > frame.line) return;
    lines.push(
      `      ${paint.dim(`${String(number).padStart(gutter)} │`)} ${fit(printable(text), width - gutter - 10)}`,
    );
    if (number === frame.line && frame.column < width - 20)
      lines.push(
        `      ${paint.dim(`${' '.repeat(gutter)} │`)} ${' '.repeat(frame.column - 1)}${paint.red('~'.repeat(Math.max(1, Math.min(frame.length, text.length - frame.column + 1, width - 20))))}`,
      );
  });
  return [...lines, ''];
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '') || '/';
}
