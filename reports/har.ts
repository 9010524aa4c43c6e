import type { ShownBody, ShownRequest, ShownResponse } from '../http/shown.ts';
import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';

/** HAR 1.2: every recorded exchange; those of findings where none were recorded. Times not measured are -1, as HAR says. */
export const har: Report = {
  id: 'har',
  fileName: 'report.har',
  render({ start, exchanges, findings }) {
    const begun = Date.parse(start.startedAt) || 0;
    const entries =
      exchanges.length > 0
        ? exchanges.map(({ request, response, failure, atMs, address }) =>
            entry(request, response, new Date(begun + atMs).toISOString(), failure?.message ?? address ?? ''),
          )
        : findings.flatMap(({ request, response, before = [], address }) => [
            ...before.map((step) => entry(step.request, step.response, new Date(begun).toISOString(), address)),
            entry(request, response, new Date(begun).toISOString(), address),
          ]);
    return `${jsonText({ log: { version: '1.2', creator: { name: 'plumbline', version: start.tool.version }, entries } }, 2)}\n`;
  },
};

function entry(
  request: ShownRequest,
  response: ShownResponse | undefined,
  startedDateTime: string,
  comment: string,
): object {
  const time = response?.durationMs ?? 0;
  return {
    startedDateTime,
    time,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: fields(request.headers),
      queryString: query(request.url),
      ...(request.body !== undefined && {
        postData: {
          mimeType: fieldOf(request.headers, 'content-type'),
          text: textOf(request.body),
          // Not of HAR 1.2, which has no place for octets that are sent; plumbline judge reads it.
          ...(typeof request.body !== 'string' && { encoding: 'base64' }),
        },
      }),
      headersSize: -1,
      bodySize: octetsOf(request.body),
    },
    response: {
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: fields(response?.headers ?? []),
      content: {
        size: octetsOf(response?.body),
        mimeType: fieldOf(response?.headers ?? [], 'content-type') || 'x-unknown',
        ...(response?.body !== undefined && {
          text: textOf(response.body),
          ...(typeof response.body !== 'string' && { encoding: 'base64' }),
        }),
        // A field of our own, as HAR allows: what is cut is not to be read as what was sent.
        ...(response?.truncated && { comment: 'only the beginning was kept', _truncated: true }),
      },
      redirectURL: fieldOf(response?.headers ?? [], 'location'),
      headersSize: -1,
      bodySize: -1,
    },
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment,
  };
}

function fields(headers: ShownRequest['headers']): readonly { readonly name: string; readonly value: string }[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function fieldOf(headers: ShownRequest['headers'], name: string): string {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
}

function textOf(body: ShownBody): string {
  return typeof body === 'string' ? body : body.base64;
}

function octetsOf(body: ShownBody | undefined): number {
  return Buffer.byteLength(body === undefined ? '' : textOf(body), typeof body === 'object' ? 'base64' : 'utf8');
}

function query(url: string): readonly { readonly name: string; readonly value: string }[] {
  const cut = url.indexOf('?');
  return cut < 0 ? [] : [...new URLSearchParams(url.slice(cut + 1))].map(([name, value]) => ({ name, value }));
}
