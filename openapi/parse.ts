import { createHash } from 'node:crypto';
import type { ApiDocument } from './api-document.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { PlumblineError } from './error.ts';
import { interpretations } from './interpretations.ts';
import { isObject, type Json, member } from './json.ts';
import { fencedBlocks, looksLikeMarkdown } from './markdown.ts';
import type { JsonPointer } from './pointer.ts';
import { repairs } from './repairs/index.ts';
import { type Draft, draftOf, isDraft, type Note } from './repairs/repair.ts';
import { decodeSource } from './source-text.ts';
import { readSyntax, type Syntax } from './syntax.ts';
import { type Moves, upgradeFrom20 } from './upgrade/from-2-0.ts';
import { upgradeFrom30 } from './upgrade/from-3-0.ts';

/** How a document is read. */
export interface ParseOptions {
  /** As the user named it; stands in messages and places. */
  readonly source: string;
  /** False with `--no-repair`: to the letter. */
  readonly repair?: boolean;
  /** Changes the parsed document before anything is read from it: bundling, overlays. */
  readonly prepare?: (root: Draft) => void;
}

/** A document's text, found and read, before it is interpreted. */
export interface ParsedText {
  readonly text: string;
  readonly syntax: Syntax;
  readonly markdown: boolean;
}

/** Reads the text of a document: JSON, YAML, or the first fenced OpenAPI block of a Markdown file. */
export function parseText(bytes: Uint8Array | string, source: string): ParsedText {
  const text = typeof bytes === 'string' ? bytes : decodeSource(bytes, source);
  if (text.trim() === '')
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${source} is empty; give an OpenAPI document in YAML, JSON or Markdown`,
    );
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    throw new PlumblineError(
      'DOCUMENT_NOT_OPENAPI',
      `${source} is a web page, not an OpenAPI document; give the address of the document itself`,
    );
  if (looksLikeMarkdown(text, source)) {
    for (const block of fencedBlocks(text)) {
      if (!/^\s*(\{|["']?(openapi|swagger)["']?\s*:)/m.test(block.text)) continue;
      const syntax = readSyntax(block.text, source, block.linesBefore);
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
  return { text, syntax: readSyntax(text, source, 0), markdown: false };
}

/** Reads a document from its bytes, without looking at any other file. Throws DOCUMENT_UNREADABLE or DOCUMENT_NOT_OPENAPI. */
export function parseDocument(bytes: Uint8Array | string, options: ParseOptions): ApiDocument {
  return interpret(parseText(bytes, options.source), createHash('sha256').update(bytes).digest('hex'), options);
}

/** Upgrades, repairs and diagnoses what was read. */
export function interpret(
  { text, syntax, markdown }: ParsedText,
  digest: string,
  { source, repair = true, prepare }: ParseOptions,
): ApiDocument {
  const written = syntax.value;
  if (!isObject(written))
    throw new PlumblineError(
      'DOCUMENT_NOT_OPENAPI',
      `${source} holds ${describe(written)}, not an OpenAPI document; its top level must be an object with openapi or swagger`,
    );
  const version = member(written, 'openapi') ?? member(written, 'swagger');
  if (version === undefined)
    throw new PlumblineError(
      'DOCUMENT_NOT_OPENAPI',
      `${source} has neither openapi nor swagger at its top level; is it an OpenAPI document?`,
    );
  if (typeof version === 'object')
    throw new PlumblineError(
      'DOCUMENT_NOT_OPENAPI',
      `${source}: openapi must be a version such as 3.1.0, and is ${Array.isArray(version) ? 'a list' : 'an object'}; is the indentation right?`,
    );
  const label = String(version);
  if (!/^(2\.0|3\.[0-2])/.test(label))
    throw new PlumblineError(
      'DOCUMENT_NOT_OPENAPI',
      `${source}:1:1 says it is OpenAPI ${label.slice(0, 40)}; Plumbline reads 2.0, 3.0, 3.1 and 3.2`,
    );

  const draft = draftOf(written);
  if (!isDraft(draft)) throw new PlumblineError('INTERNAL', 'a document became something else while it was copied');
  prepare?.(draft);
  const notes: Note[] = [...syntax.diagnostics, ...interpretations(draft, markdown)];
  let root = draft;
  let moves: Moves = [];
  if (label.startsWith('2')) ({ root, moves } = upgradeFrom20(draft));
  else if (label.startsWith('3.0')) upgradeFrom30(root);
  const repaired: (Note & { repaired?: boolean })[] = [];
  for (const rule of repairs) {
    if (repair) for (const note of rule.mend(root)) repaired.push({ ...note, repaired: true });
    else for (const note of rule.diagnose?.(root) ?? []) repaired.push(note);
  }

  const locate = (pointer: JsonPointer): Place | undefined => {
    const moved = moves.find(([from]) => pointer === from || pointer.startsWith(`${from}/`));
    const place = syntax.locate(moved ? moved[1] + pointer.slice(moved[0].length) : pointer);
    return place && { file: source, ...place };
  };
  let lines: readonly string[] | undefined;
  let diagnostics: readonly Diagnostic[] | undefined;
  return {
    source,
    title: String(member(member(written, 'info'), 'title') ?? 'untitled'),
    version: String(member(member(written, 'info'), 'version') ?? ''),
    openapi: label,
    digest: `sha256:${digest}`,
    root: root satisfies Json,
    // Places cost a second pass over the text: only when somebody looks.
    get diagnostics() {
      diagnostics ??= [...notes, ...repaired].map((note) => ({ ...note, place: locate(note.pointer) }));
      return diagnostics;
    },
    locate,
    lines() {
      lines ??= text.split(/\r\n|\n|\r/);
      return lines;
    },
  };
}

function describe(value: Json): string {
  if (value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
