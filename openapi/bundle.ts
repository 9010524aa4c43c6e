import type { Hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { PlumblineError } from './error.ts';
import { fetchDocument } from './fetch-document.ts';
import { isArray, isObject, type Json } from './json.ts';
import { parseText } from './parse.ts';
import { escapeToken, type JsonPointer, join } from './pointer.ts';
import { type Draft, draftOf } from './repairs/repair.ts';

/** Where the parts of other files are kept in the bundled document. */
const EXTERNAL = 'x-plumbline-external';

/** Which references may be followed. */
export interface BundleOptions {
  readonly allowFileRefs?: boolean;
  readonly allowRemoteRefs?: boolean;
}

/**
 * Reads every other file that a document refers to and yields the change that makes all its references local. The files'
 * bytes go into `hash`. Throws REFERENCE_UNRESOLVED naming the place for what may not or cannot be followed.
 */
export async function bundle(
  value: Json,
  source: string,
  options: BundleOptions,
  hash: Hash,
): Promise<(root: Draft) => void> {
  const files = new Map<string, Json>();
  const waiting: { readonly value: Json; readonly base: string }[] = [{ value, base: source }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const { reference, pointer } of externalReferences(next.value)) {
      const address = addressOf(reference, next.base);
      if (files.has(address)) continue;
      const bytes = await read(address, { reference, pointer, base: next.base, source }, options);
      hash.update(bytes);
      const parsed = parseText(bytes, address).syntax.value;
      files.set(address, parsed);
      waiting.push({ value: parsed, base: address });
    }
  }
  return (root) => {
    if (files.size > 0) {
      const external: Draft = {};
      for (const [address, parsed] of files) {
        const copy = draftOf(parsed);
        rewrite(copy, address, files, `/${EXTERNAL}/${escapeToken(address)}`);
        external[address] = copy;
      }
      rewrite(root, source, files, '');
      root[EXTERNAL] = external;
    }
  };
}

function* externalReferences(
  value: Json,
  pointer: JsonPointer = '',
): Iterable<{ readonly reference: string; readonly pointer: JsonPointer }> {
  if (isArray(value)) {
    for (const [i, item] of value.entries()) yield* externalReferences(item, join(pointer, i));
  } else if (isObject(value)) {
    const { $ref: reference } = value;
    if (typeof reference === 'string' && !reference.startsWith('#') && reference !== '') yield { reference, pointer };
    for (const [name, inner] of Object.entries(value))
      if (inner !== undefined && typeof inner === 'object' && name !== 'example' && name !== 'examples')
        yield* externalReferences(inner, join(pointer, name));
  }
}

/** The file or URL of a reference, without its fragment. */
function addressOf(reference: string, base: string): string {
  const [place = ''] = reference.split('#');
  if (/^https?:\/\//i.test(place)) return place;
  if (/^https?:\/\//i.test(base)) return new URL(place, base).href;
  return resolve(dirname(base), decodeURIComponent(place));
}

interface From {
  readonly reference: string;
  readonly pointer: JsonPointer;
  readonly base: string;
  readonly source: string;
}

async function read(
  address: string,
  { reference, pointer, base, source }: From,
  options: BundleOptions,
): Promise<Uint8Array> {
  const fail = (why: string, cause?: unknown): PlumblineError =>
    new PlumblineError('REFERENCE_UNRESOLVED', `${base}#${pointer} refers to ${reference}, ${why}`, { cause });
  if (/^https?:\/\//i.test(address)) {
    const sameOrigin = /^https?:\/\//i.test(source) && new URL(source).origin === new URL(address).origin;
    if (!options.allowRemoteRefs && !sameOrigin)
      throw fail('which is on the network; allow it with --allow-remote-refs');
    return fetchDocument(address).catch((cause: unknown) => {
      throw fail('which cannot be fetched', cause);
    });
  }
  const folder = source === '-' ? process.cwd() : dirname(resolve(source));
  const inside = !relative(folder, address).split(sep).includes('..');
  if (!inside && !options.allowFileRefs)
    throw fail('which is outside the folder of the document; allow it with --allow-file-refs');
  return readFile(address).catch((cause: unknown) => {
    throw fail('which cannot be read', cause);
  });
}

function rewrite(value: unknown, base: string, files: ReadonlyMap<string, Json>, prefix: string): void {
  if (Array.isArray(value)) for (const item of value) rewrite(item, base, files, prefix);
  else if (isPlain(value)) {
    const { $ref: reference } = value;
    if (typeof reference === 'string') {
      const [, fragment = ''] = reference.split('#');
      if (reference.startsWith('#')) {
        if (prefix !== '' && (fragment === '' || fragment.startsWith('/'))) value.$ref = `#${prefix}${fragment}`;
      } else {
        const address = addressOf(reference, base);
        if (files.has(address))
          value.$ref = `#/${EXTERNAL}/${encodeURI(escapeToken(address))}${fragment.startsWith('/') ? fragment : ''}`;
      }
    }
    for (const inner of Object.values(value)) rewrite(inner, base, files, prefix);
  }
}

function isPlain(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
