import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ApiDocument } from './api-document.ts';
import { bundle } from './bundle.ts';
import { PlumblineError } from './error.ts';
import { fetchDocument } from './fetch-document.ts';
import { applyOverlay } from './overlay.ts';
import { type OverlayAction, overlayActions } from './overlay-of.ts';
import { interpret, openApiOf, ownCopy, parseText } from './parse.ts';
import type { JsonPointer } from './pointer.ts';
import { readFailure } from './read-failure.ts';
import { mendDocument } from './repairs/mend.ts';
import { mendReferences } from './repairs/reference-form.ts';
import type { Note, Repair } from './repairs/repair.ts';
import type { CustomFormats } from './schema/custom-formats.ts';
import { createSources, type Origin, type SourceFile } from './sources.ts';

/** How a document is found and read. */
export interface LoadOptions {
  /** False with `--no-repair`. */
  readonly repair?: boolean;
  /** Repairs of the user's own, after ours. */
  readonly repairs?: readonly Repair[];
  /** Formats of the user's own, by name. */
  readonly formats?: CustomFormats;
  readonly allowFileRefs?: boolean;
  readonly allowRemoteRefs?: boolean;
  /** Paths or URLs of OpenAPI Overlays, applied in order. */
  readonly overlays?: readonly string[];
  /** The bytes of standard input, when the source is `-`. */
  readonly stdin?: () => Promise<Uint8Array>;
}

/** An {@link ApiDocument} with the text it was read from. */
export interface LoadedDocument extends ApiDocument {
  readonly text: string;
  /** The other files that it refers to: by their paths from its folder, or as URLs. */
  readonly referenced: readonly string[];
}

/**
 * Loads a document from a path, an http(s) URL or `-`, with the overlays given and the files it refers to. Throws
 * DOCUMENT_UNREADABLE, DOCUMENT_NOT_OPENAPI, DOCUMENT_TOO_LARGE, OVERLAY_INVALID or REFERENCE_UNRESOLVED, each one
 * sentence that names the place.
 */
export async function loadDocument(source: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const bytes = await readSource(source, options);
  const parsed = parseText(bytes, source);
  await pause();
  const { version } = openApiOf(parsed, source);
  const hash = createHash('sha256').update(bytes);
  const root = ownCopy(parsed.syntax.value);
  const origins = new Map<JsonPointer, Origin>();
  const notes: (Note & { repaired?: boolean })[] = [];
  const overlays: SourceFile[] = [];
  for (const file of options.overlays ?? []) {
    const overlay = await readSource(file, options);
    hash.update(overlay);
    overlays.push({ file, ...parseText(overlay, file) });
    notes.push(...applyOverlay(root, overlays.at(-1) ?? { file, ...parsed }, origins));
  }
  // Before any file is read: what is no reference to a file must not be looked for.
  if (options.repair !== false)
    for (const note of mendReferences(root, version.family)) notes.push({ ...note, repaired: true });
  const { locate } = createSources({ file: source, ...parsed }, overlays, origins);
  const { files, origins: bundled } = await bundle(root, source, locate, options, hash);
  await pause();
  const document = interpret(
    parsed,
    hash.digest('hex'),
    { root, others: [...overlays, ...files], origins: new Map([...origins, ...bundled]), notes },
    { source, repair: options.repair, repairs: options.repairs, formats: options.formats },
  );
  const referenced: readonly string[] = files.map(({ file }) => file);
  const own = { text: parsed.text, referenced };
  return Object.defineProperties(own, Object.getOwnPropertyDescriptors(document)) as LoadedDocument; // own and the members of ApiDocument
}

/** Reading a large document takes seconds: in between an interrupt is heard. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * What repairing a document changes in it, as the actions of an Overlay: applied to the document, and read with
 * `repair: false`, they give the document that is read without them. Repairs in other files are not among them.
 */
export async function repairActions(source: string, options: LoadOptions = {}): Promise<readonly OverlayAction[]> {
  const parsed = parseText(await readSource(source, options), source);
  const { version } = openApiOf(parsed, source);
  const root = ownCopy(parsed.syntax.value);
  for (const file of options.overlays ?? [])
    applyOverlay(root, { file, ...parseText(await readSource(file, options), file) }, new Map());
  const before = ownCopy(root);
  for (const _ of mendReferences(root, version.family));
  for (const _ of mendDocument(root, version.family, options.repairs));
  return overlayActions(before, root);
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
  if (/^https?:\/\//i.test(source)) return fetchDocument(source, { discover: true });
  try {
    return await readFile(source);
  } catch (cause) {
    throw new PlumblineError('DOCUMENT_UNREADABLE', `${source} cannot be read: ${readFailure(cause)}`, { cause });
  }
}
