import {
  isAlias,
  isCollection,
  isMap,
  LineCounter,
  type Node,
  parse,
  parseDocument as parseYaml,
  visit,
  YAMLParseError,
} from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { PlumblineError } from './error.ts';
import type { Json } from './json.ts';
import { type JsonPointer, tokensOf } from './pointer.ts';

/** Where a node stands in a text: line and column from 1, length in columns. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** A text, read as JSON or YAML 1.2. */
export interface Syntax {
  readonly value: Json;
  readonly diagnostics: readonly Omit<Diagnostic, 'place'>[];
  /** The place of the value (of its key, for a member) at the pointer, or of the nearest value around it. */
  locate(pointer: JsonPointer): TextPlace | undefined;
}

const MOST_ALIASES = 1000;
const DEEPEST = 2000;

/** Reads JSON or YAML. Throws DOCUMENT_UNREADABLE with the first fault and its place. `lineOffset` is added to lines. */
export function readSyntax(text: string, source: string, lineOffset: number): Syntax {
  guardDepth(text, source);
  let value: unknown;
  const diagnostics: Omit<Diagnostic, 'place'>[] = [];
  const json = /^\s*[{[]/.test(text);
  try {
    value = json
      ? JSON.parse(text, undefined)
      : parse(text, {
          maxAliasCount: MOST_ALIASES,
          merge: true,
          uniqueKeys: true,
          logLevel: 'silent',
          prettyErrors: false,
        });
  } catch (error) {
    value = tolerate(text, source, lineOffset, error, diagnostics);
  }
  let tree: { readonly root: Node | null; readonly lines: LineCounter } | undefined;
  return {
    value: plain(value),
    diagnostics,
    locate(pointer) {
      if (!tree) {
        const lines = new LineCounter();
        tree = {
          root: parseYaml(text, { lineCounter: lines, merge: true, uniqueKeys: false, logLevel: 'silent' }).contents,
          lines,
        };
      }
      return placeOf(tree.root, tree.lines, pointer, lineOffset);
    },
  };
}

/** A second reading of a text that the strict one refused: duplicate keys are diagnosed, everything else is an error. */
function tolerate(
  text: string,
  source: string,
  lineOffset: number,
  cause: unknown,
  diagnostics: Omit<Diagnostic, 'place'>[],
): unknown {
  const lines = new LineCounter();
  const document = parseYaml(text, {
    lineCounter: lines,
    merge: true,
    uniqueKeys: true,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const fatal = document.errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  const [first] = document.errors;
  if (fatal || !first) {
    const at = fatal ? lines.linePos(fatal.pos[0]) : undefined;
    const reason = (fatal ?? (cause instanceof Error ? cause : new Error(String(cause)))).message
      .replace(/\s+/g, ' ')
      .replace(/ at line \d+, column \d+:?.*$/, '');
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${source}${at ? `:${at.line + lineOffset}:${at.col}` : ''} is neither YAML nor JSON: ${reason}`,
      { cause },
    );
  }
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    diagnostics.push({
      code: 'duplicate-key',
      severity: 'error',
      pointer: '',
      message: `a key occurs twice at line ${line + lineOffset}, column ${col}`,
      interpretation: 'the last one counts',
      remedy: 'remove one of them',
    });
  }
  try {
    return parseYaml(text, { merge: true, uniqueKeys: false, logLevel: 'silent' }).toJS({
      maxAliasCount: MOST_ALIASES,
    });
  } catch (error) {
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${source} cannot be read: ${error instanceof YAMLParseError || error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** Nesting beyond any real document is refused before a recursive parser meets it. */
function guardDepth(text: string, source: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92) i++;
      else if (c === 34 || c === 10) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 123 || c === 91) {
      if (++depth > DEEPEST)
        throw new PlumblineError(
          'DOCUMENT_UNREADABLE',
          `${source}:${text.slice(0, i).split('\n').length} is nested more than ${DEEPEST} levels deep; no OpenAPI document is`,
        );
    } else if (c === 125 || c === 93) depth = Math.max(0, depth - 1);
  }
  if (/^[ -]{4000,}/m.test(text))
    throw new PlumblineError(
      'DOCUMENT_UNREADABLE',
      `${source} is nested more than ${DEEPEST} levels deep; no OpenAPI document is`,
    );
}

/** Values that JSON does not have become JSON: dates as text, non-finite numbers as null; keys become strings. */
function plain(value: unknown, depth = 0): Json {
  if (value === null || value === undefined || depth > DEEPEST) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return Number(value);
    case 'object': {
      if (value instanceof Date) return value.toISOString();
      if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
      const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
      // A null prototype and defined members: `__proto__` in a document is a member like any other.
      const out: Record<string, Json> = {};
      for (const [key, inner] of entries)
        Object.defineProperty(out, String(key), {
          value: plain(inner, depth + 1),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      return out;
    }
    default:
      return null;
  }
}

function placeOf(
  root: Node | null,
  lines: LineCounter,
  pointer: JsonPointer,
  lineOffset: number,
): TextPlace | undefined {
  let node: unknown = root;
  let range = root?.range;
  for (const token of tokensOf(pointer)) {
    if (isAlias(node)) node = resolveAlias(root, node.source);
    if (!isCollection(node)) break;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String((key as { value?: unknown } | null)?.value ?? key) === token); // a key is a scalar node, whose value is what was written
      if (!pair) break;
      const key = pair.key as Node | null; // parsed from text, so keys are nodes
      range = key?.range ?? range;
      node = pair.value;
    } else {
      const item: unknown = node.items[Number(token)];
      if (item === undefined) break;
      node = item;
      range = (item as Node | null)?.range ?? range; // items of a sequence are nodes
    }
  }
  if (!range) return undefined;
  const { line, col } = lines.linePos(range[0]);
  return { line: line + lineOffset, column: col, length: Math.max(1, Math.min(120, range[1] - range[0])) };
}

function resolveAlias(root: Node | null, anchor: string): unknown {
  let found: unknown;
  visit(root, (_, node) => {
    if (typeof node === 'object' && node !== null && 'anchor' in node && node.anchor === anchor) {
      found = node;
      return visit.BREAK;
    }
    return undefined;
  });
  return found;
}
