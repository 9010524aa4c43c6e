import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';

/** A server that speaks TCP: what it does with a request whose header section has come, over and over. */
export type Behaviour = (socket: Socket, request: string, count: number) => void;

/** A running server, and the header sections of the requests it has seen. */
export interface Hostile {
  readonly url: string;
  readonly heads: readonly string[];
  close(): void;
}

/** What a server has beside its behaviour. */
export interface HostileOptions {
  /** Speaks TLS with these PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Done with each connection before any request has come. */
  readonly greets?: (socket: Socket) => void;
  /** Listens no more after so many requests, and drops what is open. */
  readonly diesAfter?: number;
}

/** Starts a server that behaves so, on a free port of 127.0.0.1. */
export async function startHostile(behave: Behaviour, options: HostileOptions = {}): Promise<Hostile> {
  const sockets = new Set<Socket>();
  const heads: string[] = [];
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const attend = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    options.greets?.(socket);
    let seen = '';
    socket.on('data', (octets: Buffer) => {
      seen += octets.toString('latin1');
      for (let end = seen.indexOf('\r\n\r\n'); end >= 0; end = seen.indexOf('\r\n\r\n')) {
        const head = seen.slice(0, end);
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (seen.length < end + 4 + length) return;
        seen = seen.slice(end + 4 + length);
        heads.push(head);
        if (heads.length === options.diesAfter) {
          server.close();
          dropAll();
        } else behave(socket, head, heads.length);
      }
    });
  };
  const server: Server = options.tls ? createSecureServer(options.tls, attend) : createServer(attend);
  server.on('tlsClientError', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    heads,
    close() {
      dropAll();
      server.close();
    },
  };
}
