import { createHash } from 'node:crypto';
import type { ApiDocument } from './api-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import { PlumblineError } from './error.ts';
import { foreignText, foreignValue, misspeltVersion } from './foreign.ts';
import { interpretations } from './interpretations.ts';
import { isObject, type Json, type JsonObject, member } from './json.ts';
import { fencedBlocks, looksLikeMarkdown } from './markdown.ts';
import type { JsonPointer } from './pointer.ts';
import { mendDocument } from './repairs/mend.ts';
import { type Draft, draftOf, isDraft, type Note, type Repair } from './repairs/repair.ts';
import { type CustomFormats, declareFormats } from './schema/custom-formats.ts';
import { decodeSource } from './source-text.ts';
import { createSources, type Origin, originOf, type SourceFile } from './sources.ts';
import { structureNotes } from './structure/validate.ts';
import { readSyntax, type Syntax } from './syntax.ts';
import { upgradeFrom20 } from './upgrade/from-2-0.ts';
import { upgradeFrom30 } from './upgrade/from-3-0.ts';
import { readVersion, type Version } from './version.ts';

/** How a document is read. */
export interface ParseOptions {
  /** As the user named it; stands in messages and places. */
  readonly source: string;
  /** False with `--no-repair`: to the letter. */
  readonly repair?: boolean;
  /** Repairs of the user's own, after ours. */
  readonly repairs?: readonly Repair[];
  /** Formats of the user's own, by name. */
  readonly formats?: CustomFormats;
}

/** A document's text, found and read, before it is interpreted. */
export interface ParsedText {
  readonly text: string;
  readonly syntax: Syntax;
  readonly markdown: boolean;
}

/** A document's own copy, with what else it was put together from. */
export interface Assembled {
  readonly root: Draft;
  /** Files and overlays. */
  readonly others: readonly SourceFile[];
  readonly origins: ReadonlyMap<JsonPointer, Origin>;
  /** What putting it together said. */
  readonly notes: readonly (Note & { readonly repaired?: boolean })[];
}

/** Reads the text of a document: JSON, YAML, or the first fenced OpenAPI block of a Markdown file. */
export function parseText(bytes: Uint8Array | string, source: string): ParsedText {
  const text = typeof bytes === 'string' ? bytes : decodeSource(bytes, source);
  if (text.trim() === '')
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${source} is empty; give an OpenAPI document in YAML, JSON or Markdown`,
    );
  if (looksLikeMarkdown(text, source)) {
    for (const block of fencedBlocks(text)) {
      if (!/^\s*(\{|["']?(openapi|swagger)["']?\s*:)/m.test(block.text)) continue;
      const syntax = readSyntax(block.text, source, block.linesBefore, block.indent);
      if (
        isObject(syntax.value) &&
        (member(syntax.value, 'openapi') !== undefined || member(syntax.value, 'swagger') !== undefined)
      )
        return { text, syntax, markdown: true };
    }
    if (/\.(md|markdown|mdx)$/i.test(source))
      throw new PlumblineError(
        'DOCUMENT_NOT_OPENAPI',
        `${source} holds no fenced yaml or json block whose top level has openapi or swagger; put the document into one`,
      );
  }
  const foreign = foreignText(text);
  if (foreign !== undefined)
    throw new PlumblineError(
      'DOCUMENT_NOT_OPENAPI',
      `${source}:1:1 is ${foreign}, not an OpenAPI document; give the path or address of the document itself`,
    );
  return { text, syntax: readSyntax(text, source, 0), markdown: false };
}

/** The object at the top of what was read, and its version. Throws DOCUMENT_NOT_OPENAPI, naming what it is instead. */
export function openApiOf({ syntax }: ParsedText, source: string): { root: JsonObject; version: Version } {
  const { value } = syntax;
  const refuse = (at: JsonPointer, why: string): PlumblineError => {
    const place = syntax.locate(at);
    return new PlumblineError('DOCUMENT_NOT_OPENAPI', `${source}:${place?.line ?? 1}:${place?.column ?? 1}: ${why}`);
  };
  if (!isObject(value) || (member(value, 'openapi') === undefined && member(value, 'swagger') === undefined)) {
    const [fault] = syntax.diagnostics;
    if (fault?.code === 'json-invalid')
      throw new PlumblineError(
        'DOCUMENT_UNREADABLE',
        `${source}:${fault.at.line}:${fault.at.column} cannot be read: ${fault.message}; ${fault.remedy}`,
      );
    const near = misspeltVersion(value);
    throw near === undefined
      ? refuse('', `this is ${foreignValue(value)}, not an OpenAPI document; its top level needs openapi: 3.1.0`)
      : refuse(`/${near}`, `${near} is not the name of a member; write openapi`);
  }
  const version = readVersion(value);
  if (typeof version === 'string')
    throw refuse(member(value, 'openapi') !== undefined ? '/openapi' : '/swagger', version);
  return { root: value, version };
}

/** Reads a document from its bytes, without looking at any other file. Throws DOCUMENT_UNREADABLE or DOCUMENT_NOT_OPENAPI. */
export function parseDocument(bytes: Uint8Array | string, options: ParseOptions): ApiDocument {
  const parsed = parseText(bytes, options.source);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const assembled = { root: ownCopy(parsed.syntax.value), others: [], origins: new Map(), notes: [] };
  return interpret(parsed, digest, assembled, options);
}

/** A copy of what was read, which may be changed. */
export function ownCopy(value: Json): Draft {
  const draft = draftOf(value);
  return isDraft(draft) ? draft : {};
}

/** Repairs, diagnoses and upgrades what was read. `assembled.root` is used up. */
export function interpret(
  parsed: ParsedText,
  digest: string,
  assembled: Assembled,
  { source, repair = true, repairs = [], formats }: ParseOptions,
): ApiDocument {
  const { version } = openApiOf(parsed, source);
  const { text, syntax, markdown } = parsed;
  const { root: draft } = assembled;
  const notes: (Note & { readonly repaired?: boolean })[] = [...assembled.notes, ...version.notes];
  if (repair) for (const note of mendDocument(draft, version.family, repairs)) notes.push({ ...note, repaired: true });
  notes.push(...interpretations(draft, markdown, syntax.oddKeys), ...structureNotes(draft, version.family));
  const info = draft.info;

  const { root, moves } =
    version.family === '2.0' ? upgradeFrom20(draft) : { root: draft, moves: new Map<JsonPointer, Origin>() };
  if (version.family === '3.0') upgradeFrom30(root);
  if (formats) declareFormats(root, formats);
  const sources = createSources({ file: source, text, syntax }, assembled.others, assembled.origins);
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    source,
    title: String(member(info, 'title') ?? 'untitled'),
    version: String(member(info, 'version') ?? ''),
    openapi: version.label,
    digest: `sha256:${digest}`,
    root: root satisfies Json,
    get diagnostics() {
      diagnostics ??= [
        ...syntax.diagnostics.map(({ at, ...rest }) => ({ ...rest, place: { file: source, ...at } })),
        ...notes.map((note) => ({ ...note, place: sources.locate(note.pointer) })),
      ];
      return diagnostics;
    },
    written: (pointer) => originOf(pointer, moves).pointer,
    locate: (pointer) => sources.locate(originOf(pointer, moves).pointer),
    lines: sources.lines,
  };
}
