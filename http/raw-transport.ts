import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { decodeContent } from './content-coding.ts';
import type { HeaderField, SendOptions, SendResult, WireRequest } from './exchange.ts';
import { type RawAnswer, readAnswer } from './raw-answer.ts';

/** How long to listen for octets that should not come, after the answer is complete. Milliseconds. */
const GRACE = 40;
const MOST_HEADER = 256 * 1024;

/** TLS settings of a raw connection. */
export interface RawTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  readonly rejectUnauthorized: boolean;
}

/**
 * Sends exactly these bytes over a socket of its own and keeps what no HTTP client shows: the header section as it came,
 * and every octet behind it. Never rejects.
 */
export function sendRaw(request: WireRequest, options: SendOptions, tls: RawTls): Promise<SendResult> {
  const startedAt = performance.now();
  const url = new URL(request.url);
  const secure = url.protocol === 'https:';
  const port = Number(url.port || (secure ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    let settled = false;
    let grace: NodeJS.Timeout | undefined;
    let socket: Socket;
    const settle = (result: Omit<SendResult, 'elapsed'>): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      clearTimeout(grace);
      options.signal?.removeEventListener('abort', aborted);
      socket?.destroy();
      resolve({ elapsed: performance.now() - startedAt, ...result } as SendResult); // one of response and failure is in `result`
    };
    const aborted = (): void => settle({ failure: { kind: 'aborted', message: 'the run was interrupted' } });
    const timer = setTimeout(
      () => settle({ failure: { kind: 'timeout', message: `no complete answer within ${options.timeout} ms` } }),
      options.timeout,
    );
    options.signal?.addEventListener('abort', aborted, { once: true });

    const conclude = (answer: RawAnswer, ended: boolean): void => {
      if (answer.state === 'broken') settle({ failure: { kind: 'framing', message: answer.reason } });
      else if (answer.state === 'partial') {
        if (ended)
          settle({
            failure: {
              kind: 'reset',
              message:
                received.length === 0
                  ? 'the connection was closed without an answer'
                  : 'the connection was closed in the middle of the answer',
            },
          });
      } else settle({ response: responseOf(answer, options.maxBody) });
    };
    const look = (ended: boolean): void => {
      if (received.length > MOST_HEADER + 2 * options.maxBody)
        return settle({ failure: { kind: 'too-large', message: 'the answer is larger than the cap' } });
      const answer = readAnswer(received, request.method, ended);
      if (answer.state !== 'complete' || ended) return conclude(answer, ended);
      clearTimeout(grace);
      grace = setTimeout(() => conclude(readAnswer(received, request.method, true), true), GRACE);
    };
    const bytes = serialise(request, url);
    const ready = (): void => void socket.write(bytes);
    socket = secure
      ? connectTls({ host, port, servername: host, ALPNProtocols: ['http/1.1'], ...tls }, ready)
      : connectPlain({ host, port }, ready);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      look(false);
    });
    socket.on('end', () => look(true));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (received.length > 0 && readAnswer(received, request.method, true).state === 'complete') return look(true);
      settle({
        failure: {
          kind: error.code === 'ECONNREFUSED' ? 'refused' : error.code === 'ENOTFOUND' ? 'dns' : 'reset',
          message: error.message,
        },
      });
    });
  });
}

function serialise(request: WireRequest, url: URL): Buffer {
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const own: HeaderField[] = [
    ...(names.has('host') ? [] : [['Host', url.host] as const]),
    ...(names.has('connection') ? [] : [['Connection', 'close'] as const]),
  ];
  if (request.body && !names.has('content-length') && !names.has('transfer-encoding'))
    own.push(['Content-Length', String(request.body.length)]);
  const target = request.url.slice(request.url.indexOf('/', request.url.indexOf('://') + 3));
  const head = [
    `${request.method} ${target} HTTP/1.1`,
    ...[...own, ...request.headers].map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), request.body ?? Buffer.alloc(0)]);
}

function responseOf(
  answer: Extract<RawAnswer, { state: 'complete' }>,
  maxBody: number,
): NonNullable<SendResult['response']> {
  return {
    status: answer.status,
    headers: answer.headers,
    ...decodeContent(answer.headers, [answer.content], maxBody),
    raw: { octetsAfterHead: answer.octetsAfterHead, surplus: answer.surplus, head: answer.head },
  };
}
