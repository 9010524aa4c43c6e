import type { Diagnostic } from './diagnostic.ts';
import { PlumblineError } from './error.ts';
import type { Json } from './json.ts';
import { type JsonPointer, parentOf } from './pointer.ts';
import { DEEPEST, tooDeep } from './syntax/depth.ts';
import { JsonFault, readJson } from './syntax/json-text.ts';
import { createLines, createPlaces, type Span } from './syntax/places.ts';
import { within } from './syntax/within.ts';
import { readYaml, YamlFault, type YamlNote } from './syntax/yaml-text.ts';

/** Where a node stands in a text: line and column from 1, length in columns. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** What the text itself says oddly. Its place is known, even where no pointer leads there. */
export type SyntaxNote = Omit<Diagnostic, 'place'> & { readonly at: TextPlace };

/** A text, read as JSON or YAML 1.2. */
export interface Syntax {
  readonly value: Json;
  readonly diagnostics: readonly SyntaxNote[];
  /** Pointers of the members whose keys are not text: `200` without quotes. */
  readonly oddKeys: readonly JsonPointer[];
  /** The place of the value (of its key, for a member) at the pointer, or of the nearest value around it. */
  locate(pointer: JsonPointer): TextPlace | undefined;
}

/** Milliseconds that reading may take: several times what the largest real documents need. */
const PATIENCE = 9_000;

/**
 * Reads JSON or YAML. Throws DOCUMENT_UNREADABLE with the first fault and its place. `lineOffset` is added to lines,
 * `columnOffset` to columns.
 */
export function readSyntax(written: string, source: string, lineOffset: number, columnOffset = 0): Syntax {
  // Lines that end in CR alone, as on old systems: the same length, so that places stay.
  const text = written.includes('\n') ? written : written.replaceAll('\r', '\n');
  const placeOf = (span: Span): TextPlace => {
    const { line, column } = createLines(text)(span[0]);
    return { line: line + lineOffset, column: column + columnOffset, length: length(span) };
  };
  const unreadable = (reason: string, offset: number, cause?: unknown): PlumblineError => {
    const { line, column } = placeOf([offset, offset]);
    return new PlumblineError('DOCUMENT_UNREADABLE', `${source}:${line}:${column} cannot be read: ${reason}`, {
      cause,
    });
  };
  const deep = tooDeep(text);
  if (deep !== undefined)
    throw unreadable(`it is nested more than ${DEEPEST} levels deep; no OpenAPI document is`, deep);

  const places = createPlaces();
  const diagnostics: SyntaxNote[] = [];
  const oddKeys: JsonPointer[] = [];
  const read = within(PATIENCE, () => {
    try {
      if (/^\s*[{[]/.test(text)) {
        try {
          return readJson(text, places, (pointer, later) => {
            diagnostics.push(note({ kind: 'twice', pointer, span: later, what: lastOf(pointer) }, placeOf(later)));
          });
        } catch (fault) {
          if (!(fault instanceof JsonFault)) throw fault;
          return readAlmostJson(fault);
        }
      }
      return yaml();
    } catch (fault) {
      if (fault instanceof YamlFault) throw unreadable(`${fault.message}; ${fault.remedy}`, fault.offset, fault);
      if (fault instanceof RangeError) throw unreadable('it is nested too deeply; no OpenAPI document is', 0, fault);
      throw fault;
    }
  });
  if (!read) throw unreadable('it takes too long to read; split it, or simplify its anchors and nesting', 0);

  function yaml(): Json {
    return readYaml(text, places, (each) => {
      if (each.kind === 'key') oddKeys.push(each.pointer);
      else diagnostics.push(note(each, placeOf(each.span)));
    });
  }

  /** Brackets and no JSON: YAML's flow style is more generous. Where that fails too, JSON was meant. */
  function readAlmostJson(fault: JsonFault): Json {
    diagnostics.length = 0;
    let value: Json;
    try {
      value = yaml();
    } catch {
      throw unreadable(`${fault.message}; mend the JSON there`, fault.offset, fault);
    }
    diagnostics.unshift({
      code: 'json-invalid',
      severity: 'error',
      pointer: '',
      message: `this is no JSON: ${fault.message}`,
      interpretation: 'YAML, which allows it',
      remedy: 'mend the JSON there',
      at: placeOf([fault.offset, fault.offset + 1]),
    });
    return value;
  }

  let lineOf: ReturnType<typeof createLines> | undefined;
  return {
    value: read.value,
    diagnostics,
    oddKeys,
    locate(pointer) {
      lineOf ??= createLines(text);
      const span = places.find(read.value, pointer) ?? [text.search(/\S/), text.search(/\S/) + 1];
      const { line, column } = lineOf(Math.max(0, span[0]));
      return { line: line + lineOffset, column: column + columnOffset, length: length(span) };
    },
  };
}

function length([start, end]: Span): number {
  return Math.max(1, Math.min(120, end - start));
}

function lastOf(pointer: JsonPointer): string {
  return parentOf(pointer)?.token ?? '';
}

function note({ kind, pointer, what }: YamlNote, at: TextPlace): SyntaxNote {
  const say = (
    code: string,
    severity: Diagnostic['severity'],
    message: string,
    ...rest: [string, string]
  ): SyntaxNote => ({
    code,
    severity,
    pointer,
    message,
    interpretation: rest[0],
    remedy: rest[1],
    at,
  });
  switch (kind) {
    case 'twice':
      return say('duplicate-key', 'error', `the key ${what} occurs twice`, 'the last one counts', 'remove one of them');
    case 'documents':
      return say(
        'yaml-documents',
        'warning',
        'the file holds more than one YAML document',
        'the first',
        'keep one a file',
      );
    case 'tag':
      return say('yaml-tag', 'warning', what, 'the value without its tag', 'leave the tag out');
    case 'number':
      return say('yaml-number', 'warning', `${what} is no number in JSON`, 'null', 'write a number, or text in quotes');
    case 'cycle':
      return say('yaml-cycle', 'error', what, 'null', 'use $ref for what is recursive');
    case 'key':
      return say('key-not-text', 'info', `the key ${what} is not text`, 'its text', 'put it in quotes');
  }
}
