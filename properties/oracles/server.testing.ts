import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answered, type Asked, createNotes } from './notes.testing.ts';
import type { Planted } from './planted.testing.ts';

/** Serves the notes on a free loopback port with one violation, or none. */
export async function serveNotes(violation: Planted | undefined): Promise<{ url: string; close(): Promise<void> }> {
  const notes = createNotes();
  const counts = new Map<string, number>();
  const server = createServer((message, response) => {
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('end', () => {
      const [path = '', query = ''] = (message.url ?? '').split('?');
      const headers: Record<string, string | undefined> = {};
      for (const [name, value] of Object.entries(message.headers))
        headers[name] = Array.isArray(value) ? value.join(', ') : value;
      const asked: Asked = { method: message.method ?? 'GET', path, query, headers, body: Buffer.concat(pieces) };
      const proceed = (): Answered => notes.carryOut(asked);
      const answer = violation?.instead ? violation.instead(asked, notes, proceed) : proceed();
      const key = `${asked.method} ${path}`;
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      const sent = violation?.bend?.(answer, asked, count) ?? answer;
      if (Buffer.isBuffer(sent)) {
        response.socket?.end(sent);
        return;
      }
      const empty = sent.status === 204 || sent.status === 304;
      response.writeHead(sent.status, [
        ...sent.headers.flat(),
        ...(empty ? [] : ['Content-Length', String(sent.body.length)]),
      ]);
      response.end(asked.method === 'HEAD' || empty ? undefined : sent.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port, not on a pipe
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
