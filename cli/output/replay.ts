import type { Exchange } from '../../http/exchange.ts';
import type { Redactor } from '../../http/redact.ts';
import { type ShownRequest, type ShownResponse, showResponse } from '../../http/shown.ts';
import type { Finding } from '../../properties/outcome.ts';
import { safeLine } from '../safe-line.ts';

/** What was sent again, what came back, and what is wrong with it. No control character of the server's gets through. */
export function renderReplay(
  request: ShownRequest,
  exchange: Exchange,
  findings: readonly Finding[],
  redactor: Redactor,
  { json, stored }: { readonly json: boolean; readonly stored: Finding | undefined },
): string {
  const outcome = stored && outcomeOf(stored, exchange, findings);
  const response =
    exchange.response && showResponse(exchange.response, exchange.elapsed, redactor, { maxBody: 16_384 });
  const failure = exchange.failure && { kind: exchange.failure.kind, message: redactor.text(exchange.failure.message) };
  if (json) return `${JSON.stringify({ request, response, failure, findings, outcome }, null, 2)}\n`;
  const lines = [
    `${request.method} ${safeLine(request.url)}`,
    ...message(request),
    '',
    ...(response
      ? [`${response.status} in ${response.durationMs} ms`, ...message(response)]
      : [failure?.message ?? '']),
    '',
  ];
  for (const { check, requirement, expected, actual, clause } of findings)
    lines.push(
      `✗ ${check}: ${requirement} (${clause.label})`,
      `    expected  ${safeLine(expected)}`,
      `    actual    ${safeLine(actual)}`,
    );
  if (findings.length === 0 && outcome !== 'gone') lines.push('✓ this answer conforms');
  if (stored && outcome) lines.push('', `${outcome}: ${says[outcome]} (${stored.id}, ${stored.check})`);
  return `${lines.join('\n')}\n`;
}

/** What became of a finding that is replayed. */
type ReplayOutcome = 'reproduced' | 'fixed' | 'different' | 'gone' | 'unclear';

const says: Readonly<Record<ReplayOutcome, string>> = {
  reproduced: 'the finding is still there',
  fixed: 'the answer is as promised now',
  different: 'the answer is wrong in another way now',
  gone: 'what the request is about is not there any more, which shows nothing; test again',
  unclear: 'each answer alone is as promised, and only a run shows whether they are together; test again',
};

/** What became of this stored finding, by the answer that came now and what is wrong with it. */
export function outcomeOf(stored: Finding, exchange: Exchange, findings: readonly Finding[]): ReplayOutcome {
  if (findings.some(({ id }) => id === stored.id)) return 'reproduced';
  if (isGone(stored.response?.status, exchange.response?.status)) return 'gone';
  const steps = stored.before ?? [];
  if (steps.some(({ response }, i) => isGone(response.status, exchange.before[i]?.response.status))) return 'gone';
  if (findings.length > 0) return 'different';
  return stored.generator === 'workflow' ? 'unclear' : 'fixed';
}

/** Runs delete what they made: a resource that was there is looked for in vain. */
function isGone(then: number | undefined, now: number | undefined): boolean {
  return (now === 404 || now === 410) && then !== undefined && then !== 404 && then !== 410;
}

function message({ headers, body }: Pick<ShownRequest | ShownResponse, 'headers' | 'body'>): readonly string[] {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : `(base64) ${body.base64}`;
  return [
    ...headers.map(([name, value]) => `  ${safeLine(`${name}: ${value}`)}`),
    ...(text === undefined ? [] : ['', ...text.split(/\r?\n/).map((line) => `  ${safeLine(line)}`)]),
  ];
}
