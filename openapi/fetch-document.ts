import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { linkedDocuments, namingScripts } from './discovery.ts';
import { cachedDocument, keepDocument } from './document-cache.ts';
import { PlumblineError } from './error.ts';

const MOST_REDIRECTS = 5;
const MOST_BYTES = 64 * 1024 * 1024;
const TIMEOUT = 8_000;

interface Answer {
  readonly url: string;
  readonly status: number;
  readonly body: Buffer;
}

/**
 * The document at a URL; with `discover`, where the URL is that of a page or an API's root, the document it leads to. Its
 * content type is not asked: what it holds says what it is. Throws DOCUMENT_UNREADABLE with the address and the reason.
 */
export async function fetchDocument(url: string, { discover }: { readonly discover: boolean }): Promise<Uint8Array> {
  const first = await get(url, MOST_REDIRECTS);
  if (!discover || (first.status < 300 && isDocument(first.body))) {
    if (first.status >= 300) throw refused(url, first.status);
    return first.body;
  }
  const origin = new URL(first.url).origin;
  const tried: string[] = [];
  const page = first.status < 300 ? first.body.toString('utf8') : '';
  for (const candidate of linkedDocuments(first.url, page + (await scriptsOf(first.url, page)))) {
    if (new URL(candidate).origin !== origin) continue;
    tried.push(new URL(candidate).pathname);
    const found = await get(candidate, MOST_REDIRECTS).catch(() => undefined);
    if (found && found.status < 300 && isDocument(found.body)) return found.body;
  }
  if (first.status >= 300) throw refused(url, first.status);
  if (isPage(first.body))
    throw unreadable(
      `${withoutUserinfo(url)} is a web page, and none of ${tried.slice(0, 8).join(', ')} is an OpenAPI document; give the address of the document itself`,
    );
  return first.body;
}

/** The scripts of a page of Swagger UI that name the document: it does not do that itself. */
async function scriptsOf(url: string, page: string): Promise<string> {
  let text = '';
  for (const address of namingScripts(url, page)) {
    const script = await get(address, MOST_REDIRECTS).catch(() => undefined);
    if (script && script.status < 300) text += script.body.toString('utf8');
  }
  return text;
}

/** Something that says it is OpenAPI, or at least no page and no answer of an API. */
function isDocument(body: Buffer): boolean {
  if (body[0] === 0x1f && body[1] === 0x8b) return true;
  const start = body.subarray(0, 200_000).toString(body[1] === 0 ? 'utf16le' : 'utf8');
  return !isPage(body) && /["']?\b(openapi|swagger)["']?\s*:/.test(start);
}

function isPage(body: Buffer): boolean {
  return /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)/i.test(body.subarray(0, 2000).toString('utf8'));
}

function get(url: string, redirects: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void =>
      reject(unreadable(`${withoutUserinfo(url)} cannot be fetched: ${reason}`, cause));
    let target: URL;
    try {
      target = new URL(url);
    } catch {
      fail('it is no URL');
      return;
    }
    const kept = cachedDocument(url);
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(
      target,
      {
        signal: AbortSignal.timeout(TIMEOUT),
        headers: {
          accept: 'application/vnd.oai.openapi+json, application/json, application/yaml, text/yaml, */*;q=0.5',
          'accept-encoding': 'gzip, deflate, br',
          ...kept?.condition,
        },
      },
      (response: IncomingMessage) => {
        const status = response.statusCode ?? 0;
        const place = response.headers.location;
        if (status === 304 && kept) {
          response.resume();
          resolve({ url, status: 200, body: kept.body });
          return;
        }
        if (status >= 300 && status < 400 && place) {
          response.resume();
          if (redirects === 0) fail(`it redirects more than ${MOST_REDIRECTS} times, last to ${place}`);
          else if (!URL.canParse(place, url)) fail(`it redirects to ${place}, which is no URL`);
          else get(new URL(place, url).href, redirects - 1).then(resolve, reject);
          return;
        }
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MOST_BYTES) request.destroy(new Error('it is larger than 64 MiB'));
          chunks.push(chunk);
        });
        response.on('end', () => {
          try {
            const body = decoded(Buffer.concat(chunks), response.headers['content-encoding']);
            if (status === 200) keepDocument(url, response.headers, body);
            resolve({ url, status, body });
          } catch (cause) {
            fail('its content encoding cannot be undone', cause);
          }
        });
        response.on('error', (error) => fail(error.message, error));
      },
    );
    request.on('error', (error: NodeJS.ErrnoException) => fail(reasonOf(error), error));
    request.end();
  });
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  const limit = { maxOutputLength: MOST_BYTES };
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, limit);
    case 'deflate':
      return inflateSync(body, limit);
    case 'br':
      return brotliDecompressSync(body, limit);
    default:
      return body;
  }
}

function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return `no answer within ${TIMEOUT / 1000} s`;
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'the connection was refused; is the server running?';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host is unknown; check the name';
    case 'ECONNRESET':
      return 'the connection was closed before the answer';
    default:
      return error.message || String(error.code);
  }
}

function refused(url: string, status: number): PlumblineError {
  return unreadable(`${withoutUserinfo(url)} answered ${status}; check the address of the document`);
}

function unreadable(message: string, cause?: unknown): PlumblineError {
  return new PlumblineError('DOCUMENT_UNREADABLE', message, { cause });
}

function withoutUserinfo(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
