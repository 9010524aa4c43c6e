import type { Socket } from 'node:net';
import { openSocket } from './connect.ts';
import { decodeContent } from './content-coding.ts';
import type { HeaderField, SendOptions, SendResult, TransportFailure, WireRequest } from './exchange.ts';
import { failureOf } from './failure.ts';
import { onInterruption } from './interruption.ts';
import { type ProxyServer, type ProxySettings, proxyFor } from './proxy.ts';
import { type AnswerReader, createAnswerReader } from './raw-answer.ts';
import type { TlsOptions } from './tls.ts';
import { parseUrl, splitUrl } from './url.ts';

/** How long to listen for octets that should not come, after the answer is complete. Milliseconds. */
const GRACE = 60;
const MOST_HEADER = 256 * 1024;

/** How raw connections are made. */
export interface RawSettings {
  readonly tls: TlsOptions;
  readonly proxies: ProxySettings;
}

/**
 * Sends exactly these bytes over a socket of its own and keeps what no HTTP client shows: the header section as it came,
 * and every octet behind it. Never rejects.
 */
export function sendRaw(
  request: WireRequest,
  options: SendOptions,
  { tls, proxies }: RawSettings,
): Promise<SendResult> {
  const startedAt = performance.now();
  const { origin, path } = splitUrl(request.url);
  const url = parseUrl(origin);
  return new Promise((resolve) => {
    let socket: Socket | undefined;
    let giveUp: (() => void) | undefined;
    let grace: NodeJS.Timeout | undefined;
    let settled = false;
    let forget: (() => void) | undefined;
    let completeAt: number | undefined;
    const reader = createAnswerReader(request.method, { maxHead: MOST_HEADER, maxBody: options.maxBody });
    const settle = (result: Settled): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(grace);
      forget?.();
      giveUp?.();
      socket?.destroy();
      resolve({ elapsed: (completeAt ?? performance.now()) - startedAt, ...result });
    };
    const fail = (kind: TransportFailure['kind'], message: string): void => settle({ failure: { kind, message } });
    const aborted = (): void => fail('aborted', 'the run was interrupted');
    const timer = setTimeout(
      () => fail('timeout', `no complete answer within ${options.timeout} ms: ${reader.reason}`),
      options.timeout,
    );
    forget = onInterruption(options.signal, aborted);
    if (options.signal?.aborted) return aborted();
    if (!url || !/^https?:$/.test(url.protocol)) return fail('refused', `${origin} is no http or https URL`);

    const conclude = (): void => settle(received(reader, options.maxBody));
    const look = (): void => {
      if (reader.state === 'broken') conclude();
      else if (reader.state === 'complete' && !grace) {
        // The exchange is over: what still comes is looked at, not waited for.
        completeAt = performance.now();
        clearTimeout(timer);
        grace = setTimeout(conclude, GRACE);
      }
    };
    const proxy = proxyFor(url, proxies);
    // Over TLS a proxy is asked for a tunnel; without TLS it is asked for the resource (RFC 9112, 3.2.2).
    const secure = url.protocol === 'https:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const port = Number(url.port || (secure ? 443 : 80));
    const plainProxy = proxy && !secure ? proxy : undefined;
    giveUp = openSocket(
      { secure, tls, ...(plainProxy ? { host: plainProxy.host, port: plainProxy.port } : { host, port, proxy }) },
      (error, opened) => {
        if (error || !opened) return settle({ failure: failureOf(error) });
        socket = opened;
        opened.on('data', (octets: Buffer) => {
          reader.push(octets);
          look();
        });
        opened.on('end', () => {
          reader.end();
          conclude();
        });
        opened.on('error', (reason) => {
          // A server that answers and closes before it has read everything: its answer counts.
          if (reader.state === 'more') settle({ failure: failureOf(reason) });
          else conclude();
        });
        opened.on('close', conclude);
        if (settled) opened.destroy();
        else opened.write(serialise(request, url, path, plainProxy));
        opened.resume();
      },
    );
  });
}

type Settled =
  | Omit<Extract<SendResult, { failure?: undefined }>, 'elapsed'>
  | Omit<Extract<SendResult, { response?: undefined }>, 'elapsed'>;

function received(reader: AnswerReader, maxBody: number): Settled {
  const answer = reader.answer();
  if (answer) {
    const { status, headers, head, octetsAfterHead, surplus } = answer;
    return {
      response: {
        status,
        headers,
        ...decodeContent(headers, answer.content, maxBody, !answer.truncated),
        raw: { octetsAfterHead, surplus, head },
      },
    };
  }
  if (reader.state === 'broken')
    return { failure: { kind: reader.tooLarge ? 'too-large' : 'framing', message: reader.reason } };
  const silent = reader.reason === 'nothing came';
  return {
    failure: {
      kind: silent ? 'reset' : 'framing',
      message: silent
        ? 'the connection was closed without an answer'
        : `the connection was closed in the middle of the answer: ${reader.reason}`,
    },
  };
}

function serialise(request: WireRequest, url: URL, path: string, proxy: ProxyServer | undefined): Buffer {
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const own: HeaderField[] = [];
  if (!names.has('host') && !request.hostless) own.push(['Host', url.host]);
  if (!names.has('connection')) own.push(['Connection', 'close']);
  if (proxy?.authorization !== undefined) own.push(['Proxy-Authorization', proxy.authorization]);
  const { body, method } = request;
  // RFC 9110, 8.6: a method that anticipates content says so when there is none.
  const anticipated = method === 'POST' || method === 'PUT' || method === 'PATCH';
  if ((body || anticipated) && !names.has('content-length') && !names.has('transfer-encoding'))
    own.push(['Content-Length', String(body?.length ?? 0)]);
  const head = [
    `${method} ${proxy ? url.origin : ''}${path} HTTP/1.1`,
    ...[...own, ...request.headers].map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
  const bytes = Buffer.from(head, /[^\0-\xFF]/.test(head) ? 'utf8' : 'latin1');
  return body ? Buffer.concat([bytes, body]) : bytes;
}
