import { Agent, buildConnector, type Dispatcher } from 'undici';
import { openSocket } from './connect.ts';
import { decodeContent } from './content-coding.ts';
import type {
  FailureKind,
  HeaderField,
  ReceivedResponse,
  SendOptions,
  SendResult,
  Transport,
  TransportFailure,
  WireRequest,
} from './exchange.ts';
import { codeOf, failureOf, isUnreadable } from './failure.ts';
import { field } from './fields.ts';
import { onInterruption } from './interruption.ts';
import { type ProxyServer, type ProxySettings, proxyFor, proxyUrl } from './proxy.ts';
import { sendRaw } from './raw-transport.ts';
import { receivedFields } from './received-fields.ts';
import { type TlsSettings, tlsOptions } from './tls.ts';
import { parseUrl, splitUrl } from './url.ts';

/** How to reach targets. PEM texts and proxies are read by the caller. */
export interface TransportOptions extends TlsSettings {
  /** Most connections to the target. */
  readonly connections?: number;
  readonly proxy?: ProxySettings;
  /** Speaks HTTP/2 where the target offers it (raw exchanges stay HTTP/1.1). */
  readonly http2?: boolean;
}

const CONNECTIONS = 64;
const MOST_HEADER = 256 * 1024;
/** Shorter than any usual server's: a connection is not used again when the server may be about to close it. */
const KEEP_ALIVE = 1_500;
const CONNECT_TIMEOUT = 30_000;

/**
 * A transport on undici. Never follows a redirect, never contacts another host, never rejects. What undici refuses to
 * send or to read goes over a plain socket of ours, whose reader decides.
 */
export function createTransport(options: TransportOptions = {}): Transport {
  const tls = tlsOptions(options);
  const proxies = options.proxy ?? {};
  for (const written of [proxies.httpProxy, proxies.httpsProxy]) if (written) proxyUrl(written);
  const answered = new WeakSet<object>();
  const agentOf = (connect: buildConnector.connector): Agent =>
    new Agent({
      connections: options.connections ?? CONNECTIONS,
      pipelining: 1,
      maxHeaderSize: MOST_HEADER,
      // One timer of ours covers the whole exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: KEEP_ALIVE,
      keepAliveMaxTimeout: KEEP_ALIVE,
      allowH2: options.http2 === true,
      connect: watched(connect, answered),
    });
  const direct = agentOf(buildConnector({ ...tls, timeout: CONNECT_TIMEOUT, allowH2: options.http2 === true }));
  const routes = new Map<string, Route>();
  const routeTo = (origin: string): Route => {
    const known = routes.get(origin);
    if (known) return known;
    const url = parseUrl(origin);
    const proxy = url && proxyFor(url, proxies);
    const route =
      proxy && url
        ? url.protocol === 'https:'
          ? { agent: agentOf(tunnel(proxy, url, tls)) }
          : { agent: direct, proxy: { ...proxy, origin: `http://${proxy.host}:${proxy.port}`, target: url.host } }
        : { agent: direct };
    routes.set(origin, route);
    return route;
  };
  const raw = (request: WireRequest, send: SendOptions): Promise<SendResult> =>
    sendRaw(request, send, { tls, proxies });
  return {
    async send(request, send) {
      const result = await exchange(request, send, routeTo, answered);
      if (!result.again) return result;
      const rest = { ...send, timeout: Math.max(1, send.timeout - result.elapsed) };
      const second = await raw(request, rest);
      return { ...second, elapsed: result.elapsed + second.elapsed };
    },
    sendRaw: raw,
    async close() {
      await Promise.all([direct, ...[...routes.values()].map(({ agent }) => agent)].map((agent) => agent.destroy()));
    },
  };
}

interface Route {
  readonly agent: Agent;
  /** Without TLS a proxy is asked for the resource itself (RFC 9112, 3.2.2). */
  readonly proxy?: ProxyServer & { readonly origin: string; readonly target: string };
}

/** Notes which errors happened to connections that had answered before. */
function watched(connect: buildConnector.connector, answered: WeakSet<object>): buildConnector.connector {
  return (options, callback) =>
    connect(options, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error('no socket'), null);
      socket.prependListener('error', (reason: Error) => {
        if (socket.bytesRead > 0) answered.add(reason);
      });
      callback(null, socket);
    });
}

function tunnel(proxy: ProxyServer, url: URL, tls: ReturnType<typeof tlsOptions>): buildConnector.connector {
  const route = { secure: true, host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 443), tls, proxy };
  return (_, callback) => {
    openSocket(route, (error, socket) =>
      socket ? callback(null, socket) : callback(error ?? new Error('no socket'), null),
    );
  };
}

/** `again`: it must be sent once more over a plain socket, because undici cannot, or nobody has seen it. */
type Result = SendResult & { readonly again?: boolean };

function exchange(
  request: WireRequest,
  options: SendOptions,
  routeTo: (origin: string) => Route,
  answered: WeakSet<object>,
): Promise<Result> {
  const startedAt = performance.now();
  const { origin, path } = splitUrl(request.url);
  const { agent, proxy } = routeTo(origin);
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let headers: readonly HeaderField[] = [];
    let size = 0;
    let settled = false;
    let forget: (() => void) | undefined;
    const chunks: Uint8Array[] = [];
    const settle = (result: { response: ReceivedResponse } | { failure: TransportFailure; again?: boolean }): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      forget?.();
      resolve({ elapsed: performance.now() - startedAt, ...result });
    };
    const fail = (kind: FailureKind, message: string): void => {
      settle({ failure: { kind, message } });
      controller?.abort(new Error(kind));
    };
    const answer = (): void =>
      settle({ response: { status, headers, ...decodeContent(headers, chunks, options.maxBody) } });
    const timer = setTimeout(
      () => fail('timeout', `no complete answer within ${options.timeout} ms${progress(status, size)}`),
      options.timeout,
    );
    const aborted = (): void => fail('aborted', 'the run was interrupted');
    if (options.signal?.aborted) return aborted();
    forget = onInterruption(options.signal, aborted);

    agent.dispatch(
      {
        origin: proxy?.origin ?? origin,
        path: proxy ? `${origin}${path}` : path,
        // undici sends any token; its type lists the usual ones.
        method: request.method as Dispatcher.HttpMethod,
        headers: flat(request.headers, proxy),
        body: request.body ?? null,
      },
      {
        onRequestStart(started) {
          controller = started;
          if (settled) started.abort(new Error('settled'));
        },
        onResponseStart(started, code, joined) {
          if (code < 200) return;
          status = code;
          headers = receivedFields(started.rawHeaders, joined);
        },
        onResponseData(_, chunk) {
          if (settled) return;
          size += chunk.length;
          chunks.push(chunk);
          if (size <= options.maxBody) return;
          answer();
          controller?.abort(new Error('enough'));
        },
        onResponseEnd: answer,
        onResponseError(_, error) {
          if (settled) return;
          const failure = status === 0 ? failureOf(error) : brokenOff(error, headers, status, size);
          const refused = /^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)$/.test(codeOf(error));
          // undici refuses interim answers that HTTP allows (RFC 9110, 15.2): our reader takes them.
          const unread = failure.kind === 'framing' || /^bad (response|upgrade)$/.test(error.message);
          // The server closed an idle connection just as it was used: nobody has seen the request.
          const idle = status === 0 && failure.kind === 'reset' && (hadAnswered(error) || answered.has(error));
          settle({ failure, ...(status === 0 && (refused || unread || idle) && { again: true }) });
        },
      },
    );
  });
}

function progress(status: number, size: number): string {
  return status === 0 ? '' : `: status ${status} and ${size} octets of content had come`;
}

/** undici's errors carry what the socket had read until then. */
function hadAnswered(error: Error): boolean {
  const socket = 'socket' in error ? error.socket : undefined;
  return typeof socket === 'object' && socket !== null && 'bytesRead' in socket && Number(socket.bytesRead) > 0;
}

/** The connection ended after the header section: what had come, and what was announced. */
function brokenOff(error: Error, headers: readonly HeaderField[], status: number, size: number): TransportFailure {
  const failure = failureOf(error);
  const length = field(headers, 'content-length');
  const announced = length === undefined ? '' : `, Content-Length says ${length.slice(0, 20)}`;
  const clean = codeOf(error) === 'UND_ERR_SOCKET' || failure.kind === 'framing';
  const what = clean ? 'closed' : 'reset';
  const why = isUnreadable(error) ? ` (${error.message})` : '';
  return {
    kind: clean ? 'framing' : failure.kind,
    message: `the connection was ${what} in the middle of the answer: status ${status} and ${size} octets of content had come${announced}${why}`,
  };
}

function flat(headers: readonly HeaderField[], proxy: Route['proxy']): string[] {
  const list: string[] = [];
  for (const [name, value] of headers) list.push(name, value);
  if (proxy) {
    if (!headers.some(([name]) => name.toLowerCase() === 'host')) list.push('Host', proxy.target);
    if (proxy.authorization !== undefined) list.push('Proxy-Authorization', proxy.authorization);
  }
  return list;
}
