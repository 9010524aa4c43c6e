import type { Hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from './diagnostic.ts';
import { PlumblineError } from './error.ts';
import { EXTERNAL } from './external.ts';
import { fetchDocument } from './fetch-document.ts';
import type { Json } from './json.ts';
import { parseText } from './parse.ts';
import { escapeToken, type JsonPointer, join } from './pointer.ts';
import { readFailure } from './read-failure.ts';
import { type Draft, type DraftValue, draftOf, isDraft } from './repairs/repair.ts';
import type { Origin, SourceFile } from './sources.ts';

const MOST_FILES = 1000;

/** Which references may be followed. */
export interface BundleOptions {
  readonly allowFileRefs?: boolean;
  readonly allowRemoteRefs?: boolean;
}

/** What bundling read, and where its parts stand now. */
export interface Bundled {
  readonly files: readonly SourceFile[];
  readonly origins: ReadonlyMap<JsonPointer, Origin>;
}

interface Loaded {
  /** The key under {@link EXTERNAL}, and the name in messages. */
  readonly name: string;
  readonly root: DraftValue;
  readonly source: SourceFile;
}

/**
 * Reads every other file that a document refers to and makes all its references local, in place. The files' bytes go
 * into `hash`. Throws REFERENCE_UNRESOLVED naming the place for what may not or cannot be followed.
 */
export async function bundle(
  root: Draft,
  source: string,
  locate: (pointer: JsonPointer) => Place | undefined,
  options: BundleOptions,
  hash: Hash,
): Promise<Bundled> {
  const files = new Map<string, Loaded>();
  const own = identifiers(root);
  const waiting = [{ value: root as DraftValue, base: source, locate, file: source }];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    for (const { reference, pointer } of externalReferences(next.value)) {
      const place = next.locate(pointer);
      const from = {
        reference,
        source,
        at: `${place?.file ?? next.file}${place ? `:${place.line}:${place.column}` : ''}`,
      };
      if (own.has(reference.split('#')[0] ?? '')) continue;
      const address = addressOf(reference, next.base);
      if (address === undefined) throw refusal(from, 'which is no path and no URL; correct the reference');
      if (files.has(address) || address === addressOf(source, source)) continue;
      if (files.size >= MOST_FILES) throw refusal(from, `the ${MOST_FILES}th file; bundle the document first`);
      const bytes = await read(address, from, options);
      hash.update(bytes);
      const name = nameOf(address, source);
      const { text, syntax } = parseText(bytes, name);
      const copy = draftOf(syntax.value);
      files.set(address, { name, root: copy, source: { file: name, text, syntax } });
      waiting.push({
        value: copy,
        base: address,
        file: name,
        locate: (at) => {
          const found = syntax.locate(at);
          return found && { file: name, ...found };
        },
      });
    }
  }
  if (files.size === 0) return { files: [], origins: new Map() };
  const origins = new Map<JsonPointer, Origin>();
  const external: Draft = {};
  for (const [address, loaded] of files) {
    const prefix = join('', EXTERNAL, loaded.name);
    rewrite(loaded.root, address, files, prefix, source);
    external[loaded.name] = loaded.root;
    origins.set(prefix, { file: loaded.name, pointer: '' });
  }
  rewrite(root, source, files, '', source);
  root[EXTERNAL] = external;
  return { files: [...files.values()].map((loaded) => loaded.source), origins };
}

function* externalReferences(
  value: DraftValue,
  pointer: JsonPointer = '',
): Iterable<{ readonly reference: string; readonly pointer: JsonPointer }> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* externalReferences(item, join(pointer, i));
  } else if (isDraft(value)) {
    const { $ref: reference } = value;
    if (typeof reference === 'string' && !reference.startsWith('#') && reference.trim() !== '')
      yield { reference, pointer: join(pointer, '$ref') };
    for (const [name, inner] of Object.entries(value))
      if (typeof inner === 'object' && name !== 'example' && name !== 'examples')
        yield* externalReferences(inner, join(pointer, name));
  }
}

/** What schemas of the document call themselves with `$id`: a reference to that is no reference to a file. */
function identifiers(root: Draft): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: DraftValue[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isDraft(next) && typeof next.$id === 'string') found.add(next.$id);
    if (typeof next === 'object' && next !== null) waiting.push(...Object.values(next));
  }
  return found;
}

/** The file or URL of a reference, without its fragment; `undefined` when it is neither. */
function addressOf(reference: string, base: string): string | undefined {
  const [place = ''] = reference.split('#');
  try {
    if (/^https?:\/\//i.test(place)) return new URL(place).href;
    if (/^file:/i.test(place)) return fileURLToPath(new URL(place));
    if (/^[a-z][a-z0-9+.-]+:/i.test(place)) return undefined;
    if (/^https?:\/\//i.test(base)) return new URL(place, base).href;
    return resolve(dirname(base), decodeURIComponent(place));
  } catch {
    return undefined;
  }
}

/** A file by its path from the document's folder, a URL as it is. */
function nameOf(address: string, source: string): string {
  return isUrl(address) ? address : relative(folderOf(source), address).split(sep).join('/') || address;
}

function folderOf(source: string): string {
  return source === '-' || isUrl(source) ? process.cwd() : dirname(resolve(source));
}

function isUrl(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

interface From {
  readonly reference: string;
  readonly at: string;
  readonly source: string;
}

function refusal({ at, reference }: From, why: string, cause?: unknown): PlumblineError {
  return new PlumblineError('REFERENCE_UNRESOLVED', `${at} refers to ${reference}, ${why}`, { cause });
}

async function read(address: string, from: From, options: BundleOptions): Promise<Uint8Array> {
  if (isUrl(address)) {
    const sameOrigin = isUrl(from.source) && new URL(from.source).origin === new URL(address).origin;
    if (!options.allowRemoteRefs && !sameOrigin)
      throw refusal(from, 'which is on the network; allow it with --allow-remote-refs');
    return fetchDocument(address, { discover: false }).catch((cause: unknown) => {
      throw refusal(from, `which cannot be fetched: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
    });
  }
  if (isUrl(from.source))
    throw refusal(from, 'a file of this machine, from a document on the network; that is not followed');
  const inside = !relative(folderOf(from.source), address).split(sep).includes('..');
  if (!inside && !options.allowFileRefs)
    throw refusal(from, 'which is outside the folder of the document; allow it with --allow-file-refs');
  return readFile(address).catch((cause: unknown) => {
    throw refusal(from, `which cannot be read: ${readFailure(cause)}; correct the reference, or add the file`, cause);
  });
}

function rewrite(
  value: DraftValue,
  base: string,
  files: ReadonlyMap<string, Loaded>,
  prefix: JsonPointer,
  source: string,
): void {
  if (Array.isArray(value)) for (const item of value) rewrite(item, base, files, prefix, source);
  else if (isDraft(value)) {
    const { $ref: reference } = value;
    if (typeof reference === 'string' && reference.trim() !== '') {
      const cut = reference.indexOf('#');
      const fragment = cut < 0 ? '' : reference.slice(cut + 1);
      if (cut === 0) {
        if (prefix !== '') value.$ref = localReference(prefix, fragment, files.get(base)?.root);
      } else {
        const address = addressOf(reference, base);
        const file = address === undefined ? undefined : files.get(address);
        if (file) value.$ref = localReference(join('', EXTERNAL, file.name), fragment, file.root);
        else if (address === addressOf(source, source)) value.$ref = `#${fragment}`;
      }
    }
    for (const inner of Object.values(value)) rewrite(inner, base, files, prefix, source);
  }
}

/** `#` and the pointer of what a fragment names below a prefix: a pointer, or the place of an `$anchor`. */
function localReference(prefix: JsonPointer, fragment: string, root: DraftValue | undefined): string {
  const start = `#${encodeURI(prefix)}`;
  if (fragment === '' || fragment.startsWith('/')) return start + fragment;
  return start + encodeURI(anchorIn(root, fragment) ?? `/${escapeToken(fragment)}`);
}

function anchorIn(value: DraftValue | undefined, name: string, pointer: JsonPointer = ''): JsonPointer | undefined {
  if (value === undefined || value === null || typeof value !== 'object') return undefined;
  if (isDraft(value) && value.$anchor === name) return pointer;
  const entries: readonly (readonly [string | number, Json | DraftValue])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [key, inner] of entries) {
    const found = anchorIn(inner as DraftValue, name, join(pointer, key)); // an inner value of a draft
    if (found !== undefined) return found;
  }
  return undefined;
}
