import {
  createServer,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { decodeContent } from '../http/content-coding.ts';
import type { HeaderField } from '../http/exchange.ts';
import { failureOf } from '../http/failure.ts';
import { type TlsSettings, tlsOptions } from '../http/tls.ts';
import { PlumblineError } from '../openapi/error.ts';
import type { RecordedExchange } from './recorded.ts';

/** Where a proxy listens and where it passes requests on to. */
export interface ProxyOptions {
  /** Origin and base path of the target. */
  readonly target: string;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsSettings;
  /** Fields added to every request that is passed on. */
  readonly headers: readonly HeaderField[];
  /** Milliseconds without a sign of the target until it is given up. */
  readonly timeout: number;
  /** Told of every exchange once its answer is complete. */
  readonly seen: (exchange: RecordedExchange) => void;
  readonly now: () => number;
}

/** A proxy that listens. */
export interface RunningProxy {
  /** With the base path of the target, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Octets kept of each body for judging; more is passed on and not kept. */
const MOST_BODY = 4 * 1024 * 1024;
/** RFC 9110, 7.6.1: fields that are for one connection only. */
const HOP_BY_HOP =
  /^(connection|proxy-connection|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-authorization)$/i;

/** Passes every request on to the target as it streams in, and its answer back, and tells of both. */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const target = new URL(options.target);
  const secure = target.protocol === 'https:';
  const agent = secure
    ? new HttpsAgent({ keepAlive: true, ...tlsOptions(options.tls) })
    : new HttpAgent({ keepAlive: true });
  let served = 0;
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, ++served));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new PlumblineError(
          'CONFIG_INVALID',
          `the proxy cannot listen on ${options.host}:${options.port}: ${cause.message}; --port 0 takes a free port`,
          { cause },
        ),
      ),
    );
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}${target.pathname.replace(/\/+$/, '')}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };

  function pass(incoming: IncomingMessage, outgoing: ServerResponse, number: number): void {
    const begun = options.now();
    const { method = 'GET', url: path = '/' } = incoming;
    const local = path.replace(/^https?:\/\/[^/?]*/i, '') || '/';
    const fields = passedOn(incoming.rawHeaders);
    const sent = kept(incoming);
    const request = { method, url: `${target.origin}${local}`, headers: fields };
    const tell = (outcome: Pick<RecordedExchange, 'response' | 'failure'>): void => {
      const { body, cut } = sent();
      options.seen({
        from: `request ${number}`,
        request: { ...request, ...(body.length > 0 && !cut && { body }) },
        ...(cut && { bodyLost: true }),
        ...outcome,
        elapsed: options.now() - begun,
      });
    };
    const upstream = (secure ? httpsRequest : httpRequest)({
      agent,
      protocol: target.protocol,
      host: target.hostname.replace(/^\[|\]$/g, ''),
      port: target.port || undefined,
      method,
      path: local,
      headers: [...fields, ...options.headers, ['Host', target.host] as const].flat(),
      timeout: options.timeout,
      setHost: false,
    });
    let ended = false;
    upstream.on('response', (answer) => {
      const headers = pairs(answer.rawHeaders);
      const received = kept(answer);
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, passedOn(answer.rawHeaders).flat());
      answer.pipe(outgoing);
      answer.on('end', () => {
        ended = true;
        const { body, cut } = received();
        const decoded = decodeContent(headers, [body], MOST_BODY, !cut);
        tell({ response: { status: answer.statusCode ?? 0, headers, ...decoded } });
      });
      answer.on('error', (error) => fail(error));
    });
    upstream.on('timeout', () => upstream.destroy(new Silence(`no answer within ${options.timeout} ms`)));
    upstream.on('error', (error) => fail(error));
    outgoing.on('close', () => {
      // A client that went away says nothing about the target.
      if (!outgoing.writableFinished) {
        ended = true;
        upstream.destroy();
      }
    });
    incoming.pipe(upstream);

    function fail(error: Error): void {
      if (ended) return;
      ended = true;
      if (outgoing.headersSent) outgoing.destroy();
      else {
        outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
        outgoing.end(`the target did not answer: ${error.message}\n`);
      }
      tell({ failure: error instanceof Silence ? { kind: 'timeout', message: error.message } : failureOf(error) });
    }
  }
}

/** The target said nothing for too long. */
class Silence extends Error {
  override readonly name = 'Silence';
}

/** The octets that pass by, as far as they are kept. */
function kept(stream: IncomingMessage): () => { readonly body: Buffer; readonly cut: boolean } {
  const pieces: Buffer[] = [];
  let size = 0;
  stream.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size <= MOST_BODY) pieces.push(piece);
  });
  return () => ({ body: Buffer.concat(pieces), cut: size > MOST_BODY });
}

function pairs(raw: readonly string[]): readonly HeaderField[] {
  return raw.flatMap((name, i): readonly HeaderField[] => (i % 2 === 0 ? [[name, raw[i + 1] ?? '']] : []));
}

/** The fields that go on to the next hop; those that Connection names do not (RFC 9110, 7.6.1). */
function passedOn(raw: readonly string[]): readonly HeaderField[] {
  const all = pairs(raw);
  const named = new Set(
    all.flatMap(([name, value]) =>
      name.toLowerCase() === 'connection' ? value.split(',').map((option) => option.trim().toLowerCase()) : [],
    ),
  );
  return all.filter(
    ([name]) => !HOP_BY_HOP.test(name) && !named.has(name.toLowerCase()) && name.toLowerCase() !== 'host',
  );
}
