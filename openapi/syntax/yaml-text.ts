import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { isArray, isObject, type Json } from '../json.ts';
import { type JsonPointer, join } from '../pointer.ts';
import type { Places, Span } from './places.ts';

/** A text that is no YAML: why, how to mend it, and the offset where that shows. */
export class YamlFault extends Error {
  readonly offset: number;
  readonly remedy: string;

  constructor(message: string, remedy: string, offset: number) {
    super(message);
    this.offset = offset;
    this.remedy = remedy;
  }
}

/** Something in a text that YAML allows and JSON does not have, or that is said twice. */
export interface YamlNote {
  readonly kind: 'twice' | 'documents' | 'tag' | 'number' | 'key' | 'cycle';
  readonly pointer: JsonPointer;
  readonly span: Span;
  readonly what: string;
}

/** How many values aliases may repeat in all, beyond those that are written. */
const MOST_REPEATED = 500_000;
const REMEDIES: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: 'flatten it there',
  TAB_AS_INDENT: 'indent with spaces',
  BAD_INDENT: 'align it with its siblings',
  MISSING_CHAR: 'close it',
  UNEXPECTED_TOKEN: 'put the text in quotes, or correct the indentation',
  BAD_SCALAR_START: 'put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put the text in quotes, or begin a new line',
  MULTILINE_IMPLICIT_KEY: 'keep the key on one line, with a colon behind it',
};

/** What was made of a node, and how many values it holds with everything its aliases repeat. */
interface Made {
  readonly value: Json;
  readonly size: number;
}

/** Reads YAML 1.2 (the first document of a stream) with the places of its values. Of equal keys the last counts. */
export function readYaml(text: string, places: Places, tell: (note: YamlNote) => void): Json {
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
  for (const { code, message, pos } of document.errors) {
    const what = code === 'RESOURCE_EXHAUSTION' ? 'it is nested too deeply to be read' : message.replace(/\s+/g, ' ');
    if (code !== 'MULTIPLE_DOCS') throw new YamlFault(what, REMEDIES[code] ?? 'mend the YAML there', pos[0]);
    tell({ kind: 'documents', pointer: '', span: [pos[0], pos[0] + 3], what });
  }
  for (const { code, message, pos } of document.warnings)
    if (code === 'TAG_RESOLVE_FAILED') tell({ kind: 'tag', pointer: '', span: [...pos], what: message });

  const anchors = new Map<string, Made | 'open'>();
  let repeated = 0;
  const alias = (node: Alias, pointer: JsonPointer): Made => {
    const meant = anchors.get(node.source);
    const span = spanOf(node) ?? [0, 1];
    if (meant === undefined)
      throw new YamlFault(
        `*${node.source} repeats an anchor that is not set before it`,
        `write &${node.source} first`,
        span[0],
      );
    if (meant === 'open') {
      tell({ kind: 'cycle', pointer, span, what: `*${node.source} stands inside of what it repeats` });
      return { value: null, size: 1 };
    }
    repeated += meant.size;
    if (repeated > MOST_REPEATED)
      throw new YamlFault(`aliases repeat more than ${MOST_REPEATED} values (*${node.source})`, 'use $ref', span[0]);
    return meant;
  };

  const make = (node: unknown, pointer: JsonPointer): Made => {
    if (isAlias(node)) return alias(node, pointer);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const made = isMap(node) ? map(node, pointer) : isSeq(node) ? sequence(node.items, pointer) : scalar(node, pointer);
    if (anchor !== undefined) anchors.set(anchor, made);
    return made;
  };

  const sequence = (items: readonly unknown[], pointer: JsonPointer): Made => {
    const made = items.map((item, i) => make(item, join(pointer, i)));
    const value = made.map((item) => item.value);
    places.note(
      value,
      items.map((item) => spanOf(item) ?? [0, 1]),
    );
    return { value, size: made.reduce((sum, { size }) => sum + size, 1) };
  };

  const map = (node: YAMLMap, pointer: JsonPointer): Made => {
    const value: Record<string, Json> = {};
    const names: string[] = [];
    const spans: Span[] = [];
    const own = new Set<string>();
    let size = 1;
    for (const pair of node.items) {
      const { key } = pair;
      const span = spanOf(key) ?? spanOf(pair.value) ?? spanOf(node) ?? [0, 1];
      const name = nameOf(pair);
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
        const made = make(pair.value, join(pointer, name));
        size += made.size;
        const sources = isArray(made.value) ? made.value : [made.value];
        for (const source of sources)
          for (const [inherited, inner] of Object.entries(isObject(source) ? source : {}))
            if (!Object.hasOwn(value, inherited) && inner !== undefined) {
              names.push(inherited);
              spans.push(span);
              set(value, inherited, inner);
            }
        continue;
      }
      if (own.has(name)) tell({ kind: 'twice', pointer: join(pointer, name), span, what: name });
      own.add(name);
      if (isScalar(key) && typeof key.value !== 'string')
        tell({ kind: 'key', pointer: join(pointer, name), span, what: name });
      const made = make(pair.value, join(pointer, name));
      size += made.size;
      names.push(name);
      spans.push(span);
      set(value, name, made.value);
    }
    places.note(value, spans, names);
    return { value, size };
  };

  const scalar = (node: unknown, pointer: JsonPointer): Made => {
    if (!isScalar(node)) return { value: null, size: 1 };
    const { value, source } = node;
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return { value, size: 1 };
    if (typeof value === 'number' || typeof value === 'bigint') {
      if (Number.isFinite(Number(value))) return { value: Number(value), size: 1 };
      tell({ kind: 'number', pointer, span: spanOf(node) ?? [0, 1], what: source ?? String(value) });
      return { value: null, size: 1 };
    }
    // A time, or bytes: JSON has only their text.
    return { value: source ?? String(value), size: 1 };
  };

  return make(document.contents, '').value;
}

/** The name of a member. A number keeps its spelling, so that `1.10` stays what it is. */
function nameOf({ key }: Pair): string {
  if (!isScalar(key)) return isAlias(key) ? `*${key.source}` : String(key);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value ?? ''));
}

function set(object: Record<string, Json>, name: string, value: Json): void {
  // Defined, not assigned: `__proto__` is a member like any other.
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function spanOf(node: unknown): Span | undefined {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : undefined;
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isAlias(value) || isMap(value) || isSeq(value);
}
