import type { HeaderField, ReceivedResponse } from '../http/exchange.ts';
import { PlumblineError } from '../openapi/error.ts';
import { isArray, type Json, member } from '../openapi/json.ts';
import type { RecordedExchange } from './recorded.ts';

/**
 * The exchanges of a HAR 1.2 file in order; `source` names it in messages. Entries that a browser answered from its own
 * cache say nothing of the target and are left out. Throws RUN_FILE_INVALID where the text is no HAR.
 */
export function readHar(text: string, source: string): readonly RecordedExchange[] {
  const entries = member(member(parsed(text, source), 'log'), 'entries');
  if (!isArray(entries))
    throw new PlumblineError('RUN_FILE_INVALID', `${source} has no log.entries; give a HAR 1.2 file or a run file`);
  return entries.flatMap((entry, i) => {
    const from = `${source}, entry ${i + 1}`;
    return fromCache(entry) ? [] : [exchangeOf(entry, from)];
  });
}

function parsed(text: string, source: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json; // JSON.parse yields JSON
  } catch (cause) {
    throw new PlumblineError('RUN_FILE_INVALID', `${source} is no JSON; give a HAR 1.2 file or a run file`, { cause });
  }
}

/** Browsers mark what they took from their cache with members of their own. */
function fromCache(entry: Json): boolean {
  return typeof member(entry, '_fromCache') === 'string' || member(entry, '_servedFromCache') === true;
}

function exchangeOf(entry: Json, from: string): RecordedExchange {
  const request = member(entry, 'request');
  const method = textOf(member(request, 'method'));
  const url = textOf(member(request, 'url'));
  if (method === '' || !URL.canParse(url))
    throw new PlumblineError('RUN_FILE_INVALID', `${from} has no request with a method and an absolute URL`);
  const posted = member(request, 'postData');
  const body = postedBody(posted);
  const lost = body === undefined && (numberOf(member(request, 'bodySize')) ?? 0) > 0;
  const time = numberOf(member(entry, 'time')) ?? 0;
  const response = answerOf(member(entry, 'response'));
  return {
    from,
    request: {
      method: method.toUpperCase(),
      url,
      headers: withContentType(fieldsOf(request), posted),
      ...(body && { body }),
    },
    ...(lost && { bodyLost: true }),
    elapsed: Math.max(0, time),
    ...(response ? { response } : { failure: { kind: 'aborted', message: 'no answer was recorded' } }),
  };
}

/** Status 0 is how recorders write that nothing came back. */
function answerOf(response: Json | undefined): ReceivedResponse | undefined {
  const status = numberOf(member(response, 'status'));
  if (status === undefined || status < 100) return undefined;
  const content = member(response, 'content');
  const text = member(content, 'text');
  const size = Math.max(numberOf(member(content, 'size')) ?? 0, numberOf(member(response, 'bodySize')) ?? 0);
  const base64 = member(content, 'encoding') === 'base64';
  return {
    status,
    headers: fieldsOf(response),
    body: typeof text === 'string' ? Buffer.from(text, base64 ? 'base64' : 'utf8') : Buffer.alloc(0),
    ...((typeof text === 'string' ? member(content, '_truncated') === true : size > 0) && {
      truncated: 'size' as const,
    }),
  };
}

/** Fields without the pseudo-fields of HTTP/2 (RFC 9113, 8.3). A value of several lines stands for several fields. */
function fieldsOf(message: Json | undefined): readonly HeaderField[] {
  const headers = member(message, 'headers');
  if (!isArray(headers)) return [];
  return headers.flatMap((header) => {
    const name = textOf(member(header, 'name'));
    const value = textOf(member(header, 'value'));
    return name === '' || name.startsWith(':') ? [] : value.split('\n').map((line): HeaderField => [name, line.trim()]);
  });
}

function withContentType(headers: readonly HeaderField[], posted: Json | undefined): readonly HeaderField[] {
  const type = textOf(member(posted, 'mimeType'));
  return type === '' || headers.some(([name]) => name.toLowerCase() === 'content-type')
    ? headers
    : [...headers, ['content-type', type]];
}

/** Posted content as bytes; forms may stand there as pairs only. */
function postedBody(posted: Json | undefined): Buffer | undefined {
  const text = member(posted, 'text');
  if (typeof text === 'string' && text !== '')
    return Buffer.from(text, member(posted, 'encoding') === 'base64' ? 'base64' : 'utf8');
  const pairs = member(posted, 'params');
  if (!isArray(pairs) || pairs.length === 0 || !/urlencoded/i.test(textOf(member(posted, 'mimeType'))))
    return undefined;
  const form = new URLSearchParams();
  for (const pair of pairs) form.append(textOf(member(pair, 'name')), textOf(member(pair, 'value')));
  return Buffer.from(form.toString());
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
