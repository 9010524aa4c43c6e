import { createHash } from 'node:crypto';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface Answered {
  status: number;
  headers: [string, string][];
  body: Buffer;
}

interface Note {
  text: string;
  stars?: number | undefined;
}

export const TOKEN = 'a-token-for-notes-7Kq2';
const METHODS: Readonly<Record<string, string>> = {
  '/notes': 'GET, HEAD, POST, OPTIONS',
  '/notes/{id}': 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS',
  '/moved': 'GET, HEAD, OPTIONS',
  '/part': 'GET, HEAD, OPTIONS',
};

/** A strict server of the notes without a socket: what HTTP and the document ask for, and nothing else. */
export function createNotes() {
  const notes = new Map<string, Note>();
  let made = 0;

  const answer = (status: number, headers: [string, string][] = [], body: Buffer | string = ''): Answered => ({
    status,
    headers,
    body: Buffer.from(body),
  });
  const json = (status: number, value: unknown, headers: [string, string][] = []): Answered =>
    answer(status, [['Content-Type', 'application/json'], ...headers], JSON.stringify(value));
  const problem = (status: number, title: string, headers: [string, string][] = []): Answered =>
    answer(status, [['Content-Type', 'application/problem+json'], ...headers], JSON.stringify({ title, status }));
  const shown = (status: number, id: string, headers: [string, string][] = []): Answered => {
    const value = { id, ...notes.get(id) };
    return json(status, value, [['ETag', tagOf(value)], ...headers]);
  };

  function carryOut({ method, path: sent, headers, body, query }: Asked): Answered {
    // Unreserved characters may stand percent-encoded (RFC 3986, 6.2.2.2).
    const path = sent.replace(/%(3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    const item = /^\/notes\/([^/]+)$/.exec(path)?.[1];
    const template = item === undefined ? path : '/notes/{id}';
    const allowed = METHODS[template];
    if (allowed === undefined) return problem(404, 'nothing here');
    if (method === 'OPTIONS') return answer(204, [['Allow', allowed]]);
    if (!allowed.split(', ').includes(method)) return problem(405, 'not so', [['Allow', allowed]]);
    if (!/^[Bb][Ee][Aa][Rr][Ee][Rr] +a-token-for-notes-7Kq2$/.test(headers.authorization ?? ''))
      return problem(401, 'who?', [['WWW-Authenticate', 'Bearer realm="notes"']]);
    if (template === '/moved') return answer(308, [['Location', '/notes']]);
    if (template === '/part')
      return answer(
        206,
        [
          ['Content-Type', 'text/plain'],
          ['Content-Range', 'bytes 0-3/9'],
        ],
        'part',
      );
    if (/%(?![0-9A-Fa-f]{2})/.test(query)) return problem(400, 'the query is broken');
    if (item !== undefined && !/^n[0-9]{1,9}$/.test(item)) return problem(400, 'no id of ours');
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
    const read = method === 'GET' || method === 'HEAD' || method === 'DELETE' ? undefined : parsed(body);
    if (read !== undefined || ['POST', 'PUT', 'PATCH'].includes(method)) {
      if (type !== (method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'))
        return problem(415, 'not this type');
      if (!isNote(read, method === 'PATCH')) return problem(400, 'no note');
    }
    if (item === undefined) {
      if (method === 'POST') {
        const id = `n${++made}`;
        notes.set(id, noteOf(read));
        return json(201, { id, ...notes.get(id) }, [['Location', `/notes/${id}`]]);
      }
      const sought = new URLSearchParams(query).get('q') ?? '';
      const list = [...notes].map(([id, note]) => ({ id, ...note })).filter(({ text }) => text.includes(sought));
      const csv = /^text\/csv/.test(headers.accept ?? '');
      return csv
        ? answer(
            200,
            [
              ['Content-Type', 'text/csv; charset=utf-8'],
              ['Vary', 'Accept'],
            ],
            list.map(({ id }) => id).join('\n'),
          )
        : json(200, list, [['Vary', 'Accept']]);
    }
    const note = notes.get(item);
    if (method === 'PUT') {
      const match = headers['if-match'];
      if (match !== undefined && (!note || match !== tagOf({ id: item, ...note })))
        return problem(412, 'another version');
      notes.set(item, noteOf(read));
      return shown(note ? 200 : 201, item);
    }
    if (!note) return problem(404, 'no such note');
    if (method === 'DELETE') {
      notes.delete(item);
      return answer(204);
    }
    if (method === 'PATCH') {
      const { text, stars } = read as { text?: string; stars?: number | null };
      const kept = stars === undefined ? note.stars : stars;
      notes.set(item, { text: text ?? note.text, ...(typeof kept === 'number' && { stars: kept }) });
      return shown(200, item);
    }
    const tag = tagOf({ id: item, ...note });
    if (headers['if-none-match'] === tag) return answer(304, [['ETag', tag]]);
    return shown(200, item);
  }

  return { carryOut, notes, problem, tagOf };
}

function tagOf(value: object): string {
  return `"${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)}"`;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
}

function isNote(value: unknown, partial: boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { text, stars } = value as { text?: unknown; stars?: unknown };
  if (text === undefined ? !partial : typeof text !== 'string' || text === '' || [...text].length > 60) return false;
  if (partial && Object.keys(value).length === 0) return false;
  if (stars === undefined || (partial && stars === null)) return true;
  return typeof stars === 'number' && Number.isInteger(stars) && stars >= 0 && stars <= 5;
}

function noteOf(value: unknown): Note {
  const { text, stars } = value as Note;
  return { text, ...(stars !== undefined && { stars }) };
}
