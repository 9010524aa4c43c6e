import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ApiDocument } from '../openapi/api-document.ts';
import { PlumblineError } from '../openapi/error.ts';
import type { Operation } from '../openapi/operation.ts';
import { preflight, shared } from './cors.ts';
import type { MockAnswer, MockRequest } from './fault.ts';
import { faultsFor } from './faults/select.ts';
import { mockIdentities } from './identities.ts';
import type { Accepts } from './judge/credentials.ts';
import { createRateLimit } from './rate-limit.ts';
import type { State } from './resources/resources.ts';
import { createResponder, type Responder } from './responder.ts';
import { serverPath } from './server-path.ts';

/** What a mock serves, where, and how it lies. */
export interface MockOptions {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** Default: the path of the document's first server. */
  readonly basePath?: string;
  /** Whose secret this is; default: the secrets of `mockIdentities`. */
  readonly accepts?: Accepts;
  /** `ID` for every operation it applies to, or `ID@OPERATION` with an operation's id or label. */
  readonly faults?: readonly string[];
  /** Default 1. */
  readonly seed?: number;
  /** Milliseconds before each answer. */
  readonly latency?: number;
  /** Scripts of other origins may use it. */
  readonly cors?: boolean;
  /** Most requests a second; the others are answered 429. */
  readonly rateLimit?: number;
  /** Told of every exchange, and of what cannot be answered validly. Never of a secret. */
  readonly log?: (line: string) => void;
}

/** A mock that listens. */
export interface RunningMock {
  /** With the base path, without a trailing slash. */
  readonly url: string;
  /** How many requests were received. */
  requests(): number;
  /** What could not be answered validly so far, and why. */
  notes(): readonly string[];
  /**
   * Serves another document from now on: the file was changed. The address stays, and so do the resources that it still
   * describes. Throws as `startMock` does, and then serves what it served.
   */
  reload(document: ApiDocument, operations: readonly Operation[]): void;
  /** Ends the server and its connections. */
  close(): Promise<void>;
}

const LARGEST_BODY = 8 * 1024 * 1024;
const LARGEST_HEAD = 48 * 1024;

/** Serves the document strictly on a loopback port. Throws CONFIG_INVALID for a fault that is none or applies nowhere. */
export async function startMock(options: MockOptions): Promise<RunningMock> {
  const { document, operations, host = '127.0.0.1', port = 0, seed = 1, latency = 0, log } = options;
  const basePath = (options.basePath ?? serverPath(document)).replace(/\/+$/, '');
  const notes: string[] = [];
  const note = (text: string): void => {
    notes.push(text);
    log?.(text);
  };
  const responderFor = (described: ApiDocument, all: readonly Operation[], before?: State): Responder => {
    const faults = faultsFor(options.faults ?? [], all, described);
    return createResponder({
      document: described,
      operations: all,
      basePath,
      seed,
      accepts: options.accepts ?? mockIdentities.accepts,
      faultsOf: (operation) => faults.get(operation) ?? [],
      note,
      before,
    });
  };
  let responder = responderFor(document, operations);
  const limited =
    options.rateLimit === undefined ? undefined : createRateLimit(options.rateLimit, () => performance.now());
  let requests = 0;
  const respond = (request: MockRequest): MockAnswer => {
    try {
      const answer = limited?.() ?? (options.cors ? preflight(request) : undefined) ?? responder.respond(request);
      return options.cors ? shared(answer, request) : answer;
    } catch (error) {
      // A fault of ours must not end a server that others rely on.
      note(`${request.method} ${request.target.split('?')[0]} could not be answered: ${reasonOf(error)}`);
      return { status: 500, headers: [] };
    }
  };
  const server = createServer(
    { maxHeaderSize: LARGEST_HEAD, keepAliveTimeout: 60_000, noDelay: true },
    (message, response) => {
      requests++;
      receive(message, (body) => {
        const answer = body === undefined ? tooLarge : respond(readRequest(message, body));
        const deliver = (): void => {
          try {
            send(answer, message, response);
          } catch (error) {
            note(`${message.method} ${pathOf(message)} has an answer that HTTP cannot carry: ${reasonOf(error)}`);
            if (response.headersSent) response.destroy();
            else response.writeHead(500).end();
          }
        };
        const delay = latency + (answer.delay ?? 0);
        if (delay > 0) setTimeout(deliver, delay);
        else deliver();
        log?.(
          `${message.method} ${pathOf(message)} ${answer.status}${answer.reason === undefined ? '' : ` ${answer.reason}`}`,
        );
      });
    },
  );
  server.on('clientError', (error, socket) => {
    requests++;
    answerBroken(error, socket, responder);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new PlumblineError('CONFIG_INVALID', `the mock cannot listen on ${host}:${port}: ${cause.message}`, { cause }),
      ),
    );
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}${basePath}`,
    requests: () => requests,
    notes: () => notes,
    reload(changed, all) {
      responder = responderFor(changed, all, responder.state());
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Without the query, which may hold a secret. */
function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?')[0] ?? '';
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const tooLarge: MockAnswer = { status: 413, headers: [['Connection', 'close']] };

function receive(message: IncomingMessage, done: (body: Buffer | undefined) => void): void {
  const pieces: Buffer[] = [];
  let size = 0;
  message.on('data', (piece: Buffer) => {
    size += piece.length;
    if (size <= LARGEST_BODY) pieces.push(piece);
  });
  message.on('end', () =>
    done(size > LARGEST_BODY ? undefined : pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)),
  );
  message.on('error', () => undefined);
}

function readRequest(message: IncomingMessage, body: Buffer): MockRequest {
  const { rawHeaders } = message;
  const fields: [string, string][] = [];
  const headers: Record<string, string> = {};
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] ?? '';
    const value = rawHeaders[i + 1] ?? '';
    fields.push([name, value]);
    headers[name.toLowerCase()] ??= value;
  }
  return { method: message.method ?? 'GET', target: message.url ?? '/', headers, fields, body };
}

/** Writes the answer, or breaks off where it says so. */
function send(answer: MockAnswer, message: IncomingMessage, response: ServerResponse): void {
  const { socket } = response;
  if (answer.silent || response.destroyed) return;
  if (answer.raw !== undefined) {
    socket?.end(answer.raw);
    return;
  }
  if (answer.abort === 'before') {
    socket?.destroy();
    return;
  }
  if (answer.undated) response.sendDate = false;
  const body = answer.body ?? Buffer.alloc(0);
  const empty = answer.status === 204 || answer.status === 304 || answer.status < 200;
  const fields = answer.headers.flat();
  const framed = empty || answer.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  if (!framed) fields.push('Content-Length', String(body.length));
  response.writeHead(answer.status, fields);
  if (answer.abort === 'midway') {
    response.write(body.subarray(0, Math.max(1, body.length >> 1)), () => socket?.destroy());
    return;
  }
  if (message.method === 'HEAD' || empty) response.end();
  else response.end(body);
}

/** Bytes that are no HTTP message: 400, or 431 where the header section is too large. The connection ends. */
function answerBroken(
  error: Error & { readonly code?: string; readonly rawPacket?: Buffer },
  socket: Duplex,
  responder: Responder,
): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const [, method = '', target = '/'] = /^([A-Z]+) (\S+) HTTP/.exec(error.rawPacket?.toString('latin1') ?? '') ?? [];
  const answer = responder.respondToBroken(method, target, status);
  const body = answer.body ?? Buffer.alloc(0);
  const lines = [
    `HTTP/1.1 ${answer.status} Refused`,
    ...answer.headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
    `Date: ${new Date().toUTCString()}`,
    'Connection: close',
    '',
    '',
  ];
  socket.end(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body]));
}
