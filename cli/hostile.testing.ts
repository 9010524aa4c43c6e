import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A server that speaks TCP: what it does with a request whose header section has come, over and over. */
export type Mode = (socket: Socket, request: string, count: number) => void;

/** A running server, and the header sections of the requests it has seen. */
export interface Hostile {
  readonly url: string;
  readonly heads: readonly string[];
  close(): void;
}

/** Starts a server in this mode on a free port. */
export async function startHostile(mode: Mode): Promise<Hostile> {
  const sockets = new Set<Socket>();
  const heads: string[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    let seen = '';
    socket.on('data', (octets: Buffer) => {
      seen += octets.toString('latin1');
      for (let end = seen.indexOf('\r\n\r\n'); end >= 0; end = seen.indexOf('\r\n\r\n')) {
        const head = seen.slice(0, end);
        const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
        if (seen.length < end + 4 + length) return;
        seen = seen.slice(end + 4 + length);
        heads.push(head);
        mode(socket, head, heads.length);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    heads,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** An answer with this content. */
export function answer(content: string | Uint8Array, { status = '200 OK', fields = '' } = {}): Mode {
  const bytes = Buffer.from(content);
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n${fields}Content-Length: ${bytes.length}\r\n\r\n`;
  return (socket) => void socket.write(Buffer.concat([Buffer.from(head), bytes]));
}

/** These octets, as they are, and the end of the connection. */
export const says =
  (text: string): Mode =>
  (socket) =>
    void socket.end(text, 'latin1');

/** Content that comes as fast as it is taken, and does not end. */
export function streams(head: string): Mode {
  const chunk = Buffer.alloc(256 * 1024, 'a');
  return (socket) => {
    const pump = (): void => {
      while (!socket.destroyed && socket.write(chunk)) {}
    };
    socket.on('drain', pump);
    socket.write(head);
    pump();
  };
}

/** One octet now and then. */
export const drips: Mode = (socket) => {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n');
  const timer = setInterval(() => socket.write('a'), 20);
  socket.on('close', () => clearInterval(timer));
};

/** What inflates to 200 MB. */
export function bomb(): Mode {
  return answer(gzipSync(Buffer.alloc(200 * 1024 * 1024)), { fields: 'Content-Encoding: gzip\r\n' });
}

/** So many interim answers, and nothing after them. */
export function interim(status: string, times: number): Mode {
  const fields = status.startsWith('101') ? 'Upgrade: x\r\nConnection: upgrade\r\n' : '';
  return (socket) => void socket.write(`HTTP/1.1 ${status}\r\n${fields}\r\n`.repeat(times));
}
