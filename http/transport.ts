import { Agent, type Dispatcher, EnvHttpProxyAgent, errors } from 'undici';
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
import { sendRaw } from './raw-transport.ts';

/** How to reach targets. */
export interface TransportOptions {
  /** Most connections to the target. */
  readonly connections?: number;
  /** PEM text of certificates to trust beside the system's. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** Accepts any certificate. */
  readonly insecure?: boolean;
  /** Proxy settings as in the environment; read by the caller. */
  readonly proxy?: { readonly httpProxy?: string; readonly httpsProxy?: string; readonly noProxy?: string };
}

const MOST_HEADER = 256 * 1024;

/** A transport on undici. Never follows a redirect, never rejects. */
export function createTransport(options: TransportOptions = {}): Transport {
  const tls = { ca: options.ca, cert: options.cert, key: options.key, rejectUnauthorized: !options.insecure };
  const settings = {
    connections: options.connections ?? 64,
    pipelining: 1,
    maxHeaderSize: MOST_HEADER,
    connect: tls,
    // One timer of ours covers the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 30_000,
  };
  const dispatcher: Dispatcher = options.proxy
    ? new EnvHttpProxyAgent({ ...settings, ...options.proxy })
    : new Agent(settings);
  return {
    async send(request, send) {
      const first = await exchange(dispatcher, request, send);
      // The server closed an idle connection just as it was used: nothing was answered, so nothing is hidden by trying again.
      return first.failure?.kind === 'reset' && first.idle ? exchange(dispatcher, request, send) : first;
    },
    sendRaw: (request, send) => sendRaw(request, send, tls),
    close: () => dispatcher.close().catch(() => dispatcher.destroy()),
  };
}

type Result = SendResult & { readonly idle?: boolean };

function exchange(dispatcher: Dispatcher, request: WireRequest, options: SendOptions): Promise<Result> {
  const startedAt = performance.now();
  const { origin, path } = split(request.url);
  return new Promise((resolve) => {
    let controller: Dispatcher.DispatchController | undefined;
    let status = 0;
    let headers: HeaderField[] = [];
    let size = 0;
    let truncated = false;
    let settled = false;
    const chunks: Uint8Array[] = [];
    const settle = (result: { response: ReceivedResponse } | { failure: TransportFailure; idle?: boolean }): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', aborted);
      resolve({ elapsed: performance.now() - startedAt, ...result });
    };
    const fail = (kind: FailureKind, message: string): void => {
      settle({ failure: { kind, message } });
      controller?.abort(new Error(kind));
    };
    const answer = (): void =>
      settle({
        response: {
          status,
          headers,
          ...decodeContent(headers, chunks, options.maxBody),
          ...(truncated && { truncated: 'size' as const }),
        },
      });
    const timer = setTimeout(
      () =>
        fail(
          'timeout',
          `no complete answer within ${options.timeout} ms${status ? ` (status ${status} had come, and ${size} octets)` : ''}`,
        ),
      options.timeout,
    );
    const aborted = (): void => fail('aborted', 'the run was interrupted');
    options.signal?.addEventListener('abort', aborted, { once: true });

    dispatcher.dispatch(
      {
        origin,
        path,
        method: request.method as Dispatcher.HttpMethod,
        headers: fieldsOf(request),
        body:
          request.body === undefined
            ? null
            : Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength),
      },
      {
        onRequestStart(started) {
          controller = started;
          if (settled) started.abort(new Error('settled'));
        },
        onResponseStart(started, code) {
          if (code < 200) return;
          status = code;
          const raw = started.rawHeaders;
          headers = rawFields(Array.isArray(raw) ? raw : undefined);
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          if (truncated) return;
          chunks.push(chunk);
          if (size > options.maxBody) {
            truncated = true;
            answer();
            controller?.abort(new Error('enough'));
          }
        },
        onResponseEnd: answer,
        onResponseError(_, error) {
          const failure = failureOf(error);
          settle({ failure, idle: status === 0 });
        },
      },
    );
  });
}

function split(url: string): { readonly origin: string; readonly path: string } {
  const cut = url.indexOf('/', url.indexOf('://') + 3);
  return cut < 0 ? { origin: url, path: '/' } : { origin: url.slice(0, cut), path: url.slice(cut) };
}

function fieldsOf(request: WireRequest): string[] {
  const flat: string[] = [];
  // Content-Length is undici's; a method that usually has no content gets it all the same.
  for (const [name, value] of request.headers) flat.push(name, value);
  return flat;
}

function rawFields(raw: readonly (Buffer | string)[] | undefined): HeaderField[] {
  const fields: HeaderField[] = [];
  for (let i = 0; raw && i + 1 < raw.length; i += 2) fields.push([latin1(raw[i]), latin1(raw[i + 1])]);
  return fields;
}

function latin1(value: Buffer | string | undefined): string {
  return typeof value === 'string' ? value : (value?.toString('latin1') ?? '');
}

const KINDS: Readonly<Record<string, FailureKind>> = {
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  EADDRNOTAVAIL: 'refused',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CONNECT_TIMEOUT: 'refused',
  UND_ERR_HEADERS_OVERFLOW: 'too-large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'framing',
};

function failureOf(error: unknown): TransportFailure {
  if (!(error instanceof Error)) return { kind: 'reset', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof errors.HTTPParserError || code.startsWith('HPE_'))
    return { kind: 'framing', message: `the answer is not HTTP: ${error.message}` };
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code))
    return { kind: 'tls', message: `TLS failed: ${error.message || code}` };
  const inner = error.cause instanceof Error && code === '' ? failureOf(error.cause) : undefined;
  if (inner) return inner;
  if (error instanceof AggregateError && error.errors.length > 0 && code === '') return failureOf(error.errors[0]);
  return { kind: KINDS[code] ?? 'reset', message: error.message === '' ? code : error.message };
}
