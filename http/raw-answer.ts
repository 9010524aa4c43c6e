import type { HeaderField } from './exchange.ts';
import { field } from './fields.ts';

/** What the octets received so far amount to. */
export type RawAnswer =
  | { readonly state: 'partial' }
  | { readonly state: 'broken'; readonly reason: string }
  | {
      readonly state: 'complete';
      readonly status: number;
      readonly headers: readonly HeaderField[];
      readonly head: readonly string[];
      readonly content: Uint8Array;
      readonly octetsAfterHead: number;
      /** Octets beyond what the framing announced. */
      readonly surplus: number;
    };

/** Reads an answer by RFC 9112, 6.3. `ended`: the connection was closed, so that nothing more will come. */
export function readAnswer(received: Buffer, method: string, ended: boolean): RawAnswer {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) {
    const start = received.subarray(0, 5).toString('latin1');
    return received.length >= 5 && !start.startsWith('HTTP/')
      ? { state: 'broken', reason: 'the answer does not begin with a status line' }
      : { state: 'partial' };
  }
  const head = received.subarray(0, end).toString('latin1').split('\r\n');
  const status = /^HTTP\/1\.[01] ([0-9]{3})(?: |$)/.exec(head[0] ?? '')?.[1];
  if (status === undefined)
    return { state: 'broken', reason: `the status line is ${JSON.stringify((head[0] ?? '').slice(0, 60))}` };
  const rest = received.subarray(end + 4);
  const code = Number(status);
  // An interim answer is followed by the one that counts.
  if (code >= 100 && code < 200 && code !== 101) return readAnswer(rest, method, ended);
  const headers = head.slice(1).map((line): HeaderField => {
    const cut = line.indexOf(':');
    return cut < 0 ? [line, ''] : [line.slice(0, cut), line.slice(cut + 1).trim()];
  });
  const complete = (content: Uint8Array, used: number): RawAnswer => ({
    state: 'complete',
    status: code,
    headers,
    head,
    content,
    octetsAfterHead: rest.length,
    surplus: rest.length - used,
  });
  if (method === 'HEAD' || code === 204 || code === 304) return complete(new Uint8Array(), 0);
  if (/\bchunked\s*$/i.test(field(headers, 'transfer-encoding') ?? '')) {
    const chunks = readChunks(rest);
    if (chunks === 'broken') return { state: 'broken', reason: 'the chunks of the answer are broken' };
    return chunks === 'partial' ? { state: 'partial' } : complete(chunks.content, chunks.used);
  }
  const length = field(headers, 'content-length');
  if (length !== undefined) {
    if (!/^[0-9]+$/.test(length))
      return { state: 'broken', reason: `Content-Length is ${JSON.stringify(length.slice(0, 40))}` };
    return rest.length < Number(length)
      ? { state: 'partial' }
      : complete(rest.subarray(0, Number(length)), Number(length));
  }
  return ended ? complete(rest, rest.length) : { state: 'partial' };
}

function readChunks(rest: Buffer): { readonly content: Uint8Array; readonly used: number } | 'partial' | 'broken' {
  const pieces: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const line = rest.indexOf('\r\n', at);
    if (line < 0) return rest.length - at > 4096 ? 'broken' : 'partial';
    const size = /^([0-9a-fA-F]{1,8})\s*(?:;.*)?$/.exec(rest.subarray(at, line).toString('latin1'))?.[1];
    if (size === undefined) return 'broken';
    const length = Number.parseInt(size, 16);
    if (length === 0) {
      const trailer = rest.indexOf('\r\n', line + 2);
      if (trailer < 0) return 'partial';
      if (trailer === line + 2) return { content: Buffer.concat(pieces), used: trailer + 2 };
      const end = rest.indexOf('\r\n\r\n', line + 2);
      return end < 0 ? 'partial' : { content: Buffer.concat(pieces), used: end + 4 };
    }
    if (rest.length < line + 2 + length + 2) return 'partial';
    pieces.push(rest.subarray(line + 2, line + 2 + length));
    if (rest.subarray(line + 2 + length, line + 4 + length).toString('latin1') !== '\r\n') return 'broken';
    at = line + 4 + length;
  }
}
