import { decodeContent } from '../http/content-coding.ts';
import type { HeaderField, ReceivedResponse } from '../http/exchange.ts';
import { PlumblineError } from '../openapi/error.ts';

/** An answer as some client of HTTP hands it out, and what it still knows of its request. */
export interface ClientAnswer {
  readonly response: ReceivedResponse;
  readonly request: KnownRequest;
}

/** What a client still knows of the request when it hands out the answer. */
export interface KnownRequest {
  readonly method?: string;
  /** Absolute. */
  readonly url?: string;
  readonly headers?: readonly HeaderField[];
  readonly body?: Uint8Array;
}

/** Octets of content that are judged; the rest is cut, and then the body is not held to its schema. */
const MOST_BODY = 64 * 1024 * 1024;

/**
 * Reads an answer of `fetch`, undici's `request`, supertest, light-my-request (`fastify.inject`), or a plain
 * `{ status, headers, body }`. At once where the content is there already. A `Response` can still be read afterwards.
 * Throws USAGE for anything else, and where somebody has read the content before.
 */
export function readAnswer(value: unknown): ClientAnswer | Promise<ClientAnswer> {
  const status = [get(value, 'status'), get(value, 'statusCode')].find((one) => typeof one === 'number');
  const headers = fieldsOf(get(value, 'headers'));
  if (typeof status !== 'number' || !headers) throw notAnAnswer(value);
  const answered = (body: Uint8Array, request: KnownRequest = {}): ClientAnswer => ({
    response: { status, headers, body },
    request,
  });
  if (isReadable(value)) return ofFetch(value).then((body) => answered(body, { url: absolute(get(value, 'url')) }));
  const streamed = get(value, 'body');
  if (isReadable(streamed)) {
    // undici hands out content as it came.
    return ofStream(streamed).then((octets) => ({
      response: { status, headers, ...decodeContent(headers, [octets], MOST_BODY) },
      request: {},
    }));
  }
  const injected = get(value, 'rawPayload');
  if (injected instanceof Uint8Array)
    return {
      response: { status, headers, ...decodeContent(headers, [injected], MOST_BODY) },
      request: injectedRequest(get(get(value, 'raw'), 'req')),
    };
  const supertest = get(value, 'request');
  if (typeof get(supertest, 'toJSON') === 'function') return ofSupertest(value, supertest, status, headers);
  const plain = octetsOf(get(value, 'rawBody')) ?? octetsOf(streamed);
  if (plain) return answered(plain);
  throw notAnAnswer(value);
}

function notAnAnswer(value: unknown): PlumblineError {
  const kind = value instanceof Promise ? 'a promise: await it first' : `no answer that it can read (${named(value)})`;
  return new PlumblineError(
    'USAGE',
    `toConform got ${kind}; it takes a Response of fetch, an answer of undici, supertest or light-my-request, or { status, headers, body } with the body as text or octets`,
  );
}

function named(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const names = Object.keys(value).slice(0, 5);
  return names.length === 0 ? 'an empty object' : `an object with ${names.join(', ')}`;
}

interface Readable {
  arrayBuffer(): Promise<ArrayBuffer>;
}

function isReadable(value: unknown): value is Readable {
  return typeof get(value, 'arrayBuffer') === 'function';
}

/** From a copy, so that the test can still read it. */
async function ofFetch(response: Readable): Promise<Uint8Array> {
  refuseConsumed(response, 'use toConform before response.json() and the like; it reads a copy');
  const clone = get(response, 'clone');
  const copy: unknown = typeof clone === 'function' ? clone.call(response) : response;
  return new Uint8Array(await (isReadable(copy) ? copy : response).arrayBuffer());
}

async function ofStream(body: Readable): Promise<Uint8Array> {
  refuseConsumed(body, 'give toConform { status, headers, body } with the text that was read');
  return new Uint8Array(await body.arrayBuffer());
}

function refuseConsumed(holder: unknown, remedy: string): void {
  if (get(holder, 'bodyUsed') === true)
    throw new PlumblineError('USAGE', `the body of this answer has been read already: ${remedy}`);
}

function ofSupertest(value: unknown, sent: unknown, status: number, joined: readonly HeaderField[]): ClientAnswer {
  const parsed = get(value, 'body');
  const text = get(value, 'text');
  // superagent has undone content codings; what it parsed from octets it keeps as a Buffer.
  const body = parsed instanceof Uint8Array ? parsed : typeof text === 'string' ? Buffer.from(text) : undefined;
  const raw = get(get(value, 'res'), 'rawHeaders');
  const headers = Array.isArray(raw) ? pairsOf(raw) : joined;
  const toJson = get(sent, 'toJSON');
  const told: unknown = typeof toJson === 'function' ? toJson.call(sent) : undefined;
  const data = get(told, 'data');
  return {
    response: { status, headers, body: body ?? new Uint8Array(), ...(body === undefined && { truncated: 'size' }) },
    request: {
      method: textOf(get(told, 'method')),
      url: absolute(get(told, 'url')),
      headers: fieldsOf(get(told, 'headers')),
      body: octetsOf(data) ?? (data === undefined ? undefined : octetsOf(JSON.stringify(data))),
    },
  };
}

function injectedRequest(sent: unknown): KnownRequest {
  const headers = fieldsOf(get(sent, 'headers')) ?? [];
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? 'localhost';
  const url = textOf(get(sent, 'url'));
  return {
    method: textOf(get(sent, 'method')),
    url: url === undefined ? undefined : absolute(new URL(url, `http://${host}`).href),
    headers,
  };
}

/** A member of whatever was given; `undefined` where there is none. */
function get(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return Reflect.get(value, name);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function absolute(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) ? value : undefined;
}

function octetsOf(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return Buffer.from(value);
  return value instanceof Uint8Array ? value : undefined;
}

/** Header fields of a `Headers`, of pairs, or of an object whose values are texts or lists of texts. */
function fieldsOf(value: unknown): readonly HeaderField[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs: unknown[] =
    Symbol.iterator in value && typeof value[Symbol.iterator] === 'function'
      ? [...(value as Iterable<unknown>)] // a Headers, a Map or a list: it can be iterated
      : Object.entries(value);
  return pairs.flatMap((pair): readonly HeaderField[] => {
    if (!Array.isArray(pair)) return [];
    const [name, content] = pair;
    const lines: readonly unknown[] = Array.isArray(content) ? content : [content];
    return lines.flatMap((line) => (line === undefined || line === null ? [] : [[String(name), String(line)]]));
  });
}

function pairsOf(raw: readonly unknown[]): readonly HeaderField[] {
  return raw.flatMap((name, i): readonly HeaderField[] => (i % 2 === 0 ? [[String(name), String(raw[i + 1])]] : []));
}
