import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ApiDocument } from './api-document.ts';
import { bundle } from './bundle.ts';
import { PlumblineError } from './error.ts';
import { fetchDocument } from './fetch-document.ts';
import { interpret, parseText } from './parse.ts';

/** How a document is found and read. */
export interface LoadOptions {
  /** False with `--no-repair`. */
  readonly repair?: boolean;
  readonly allowFileRefs?: boolean;
  readonly allowRemoteRefs?: boolean;
  /** The bytes of standard input, when the source is `-`. */
  readonly stdin?: () => Promise<Uint8Array>;
}

/** An {@link ApiDocument} with the text it was read from. */
export interface LoadedDocument extends ApiDocument {
  readonly text: string;
}

/**
 * Loads a document from a path, an http(s) URL or `-`, with the files it refers to. Throws DOCUMENT_UNREADABLE,
 * DOCUMENT_NOT_OPENAPI, DOCUMENT_TOO_LARGE or REFERENCE_UNRESOLVED, each one sentence that names the place.
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const bytes = await readSource(source, options);
  const parsed = parseText(bytes, source);
  const hash = createHash('sha256').update(bytes);
  const prepare = await bundle(parsed.syntax.value, source, options, hash);
  const document = interpret(parsed, hash.digest('hex'), { source, repair: options.repair, prepare });
  return Object.defineProperties({ text: parsed.text }, Object.getOwnPropertyDescriptors(document)) as LoadedDocument; // text and the members of ApiDocument
}

async function readSource(source: string, { stdin }: LoadOptions): Promise<Uint8Array> {
  if (source === '-') {
    if (!stdin)
      throw new PlumblineError(
        'DOCUMENT_UNREADABLE',
        'the document is -, and there is no standard input to read it from',
      );
    return stdin();
  }
  if (/^https?:\/\//i.test(source)) return fetchDocument(source);
  try {
    return await readFile(source);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'permission is denied'
            : String(code ?? cause);
    throw new PlumblineError('DOCUMENT_UNREADABLE', `${source} cannot be read: ${reason}`, { cause });
  }
}
