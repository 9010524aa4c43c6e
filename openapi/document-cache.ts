import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isObject } from './json.ts';

/** A document as it was fetched last, and the field that asks whether it still is the same (RFC 9110, 13.1). */
export interface CachedDocument {
  readonly condition: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is kept of an address; `undefined` when nothing is, or nothing that can be read. The address itself is kept nowhere. */
export function cachedDocument(url: string): CachedDocument | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(fileOf(url), 'utf8'));
    if (!isObject(kept) || typeof kept.body !== 'string') return undefined;
    const { etag, modified, body } = kept;
    if (typeof etag === 'string') return { condition: { 'if-none-match': etag }, body: Buffer.from(body, 'base64') };
    if (typeof modified !== 'string') return undefined;
    return { condition: { 'if-modified-since': modified }, body: Buffer.from(body, 'base64') };
  } catch {
    return undefined;
  }
}

/** Keeps an answer that can be asked for again under a condition. What cannot be written is not kept: it is fetched anew. */
export function keepDocument(url: string, headers: IncomingHttpHeaders, body: Buffer): void {
  const { etag, 'last-modified': modified } = headers;
  if ((etag === undefined && modified === undefined) || /no-store/i.test(headers['cache-control'] ?? '')) return;
  const file = fileOf(url);
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
    const next = `${file}.${process.pid}`;
    writeFileSync(next, JSON.stringify({ etag, modified, body: body.toString('base64') }), { mode: 0o600 });
    renameSync(next, file);
  } catch {}
}

/** The cache folder of the user (XDG Base Directory), one file for each address. */
function fileOf(url: string): string {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(caches, 'plumbline', 'documents', createHash('sha256').update(url).digest('hex').slice(0, 32));
}
