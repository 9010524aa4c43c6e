import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { PlumblineError } from './error.ts';

const MOST_REDIRECTS = 5;
const MOST_BYTES = 64 * 1024 * 1024;
const TIMEOUT = 20_000;
/** Where frameworks serve their document. */
const USUAL = [
  'openapi.json',
  'openapi.yaml',
  'swagger.json',
  'v3/api-docs',
  'v2/api-docs',
  'api-docs',
  'swagger/v1/swagger.json',
];

/** The document at a URL; where the URL is that of a page or an API's root, the document it leads to. */
export async function fetchDocument(url: string): Promise<Uint8Array> {
  const first = await get(url, MOST_REDIRECTS);
  if (first.status < 300 && !isPage(first.body)) return first.body;
  const linked =
    first.status < 300
      ? [
          ...first.body
            .toString('utf8')
            .matchAll(
              /(?:url|spec-url|specUrl|href)["']?\s*[:=]\s*["']([^"']+\.(?:json|ya?ml)|[^"']*api-docs[^"']*)["']/gi,
            ),
        ].map((match) => match[1] ?? '')
      : [];
  const base = url.endsWith('/') ? url : `${url}/`;
  for (const candidate of [
    ...linked.map((link) => new URL(link, url).href),
    ...USUAL.map((path) => new URL(path, base).href),
  ]) {
    if (new URL(candidate).origin !== new URL(url).origin) continue;
    const found = await get(candidate, MOST_REDIRECTS).catch(() => undefined);
    if (
      found &&
      found.status < 300 &&
      !isPage(found.body) &&
      /openapi|swagger/.test(found.body.subarray(0, 4096).toString('utf8'))
    )
      return found.body;
  }
  if (first.status >= 300)
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${withoutUserinfo(url)} answered ${first.status}; check the address of the document`,
    );
  return first.body;
}

function isPage(body: Buffer): boolean {
  return /^\s*<(!doctype|html)/i.test(body.subarray(0, 200).toString('utf8'));
}

function get(url: string, redirects: number): Promise<{ readonly status: number; readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string, cause?: unknown): void =>
      reject(
        new PlumblineError('DOCUMENT_UNREADABLE', `${withoutUserinfo(url)} cannot be fetched: ${reason}`, { cause }),
      );
    let target: URL;
    try {
      target = new URL(url);
    } catch {
      fail('it is no URL');
      return;
    }
    const send = target.protocol === 'https:' ? requestHttps : requestHttp;
    const request = send(
      target,
      { timeout: TIMEOUT, headers: { accept: 'application/json, application/yaml, text/yaml, */*;q=0.5' } },
      (response: IncomingMessage) => {
        const place = response.headers.location;
        if (response.statusCode && response.statusCode >= 300 && response.statusCode < 400 && place) {
          response.resume();
          if (redirects === 0) fail('it redirects too often');
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
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
        response.on('error', (error) => fail(error.message, error));
      },
    );
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT / 1000} s`)));
    request.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ECONNREFUSED' ? 'the connection was refused' : error.message || String(error.code), error),
    );
    request.end();
  });
}

function withoutUserinfo(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
