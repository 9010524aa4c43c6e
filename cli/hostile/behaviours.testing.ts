import type { Behaviour } from './server.testing.ts';

/** A status line and the label of JSON; more fields and the empty line follow. */
export const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** An answer with this content; the connection stays open. */
export function answers(content: string | Uint8Array, { status = '200 OK', fields = '' } = {}): Behaviour {
  const bytes = Buffer.from(content);
  const head = `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n${fields}Content-Length: ${bytes.length}\r\n\r\n`;
  return (socket) => void socket.write(Buffer.concat([Buffer.from(head), bytes]));
}

/** These octets (latin1), as they are, and the end of the connection. */
export const says =
  (text: string): Behaviour =>
  (socket) =>
    void socket.end(text, 'latin1');

/** These octets (latin1), as they are; the connection stays open. */
export const writes =
  (text: string): Behaviour =>
  (socket) =>
    void socket.write(text, 'latin1');

/** Octets that come as fast as they are taken, and do not end. */
export function streams(head: string, piece: string | Buffer = Buffer.alloc(256 * 1024, 'a')): Behaviour {
  return (socket) => {
    const pump = (): void => {
      while (!socket.destroyed && socket.write(piece)) {}
    };
    socket.on('drain', pump);
    socket.write(head);
    pump();
  };
}

/** After this head one octet now and then. */
export function drips(head: string): Behaviour {
  return (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write('a'), 20);
    socket.on('close', () => clearInterval(timer));
  };
}

/** So many interim answers, and nothing after them. */
export function interims(status: string, times: number, fields = ''): Behaviour {
  return (socket) => void socket.write(`HTTP/1.1 ${status}\r\n${fields}\r\n`.repeat(times));
}

/** One behaviour after the other on the same request. */
export const both =
  (first: Behaviour, second: Behaviour): Behaviour =>
  (socket, request, count) => {
    first(socket, request, count);
    second(socket, request, count);
  };
