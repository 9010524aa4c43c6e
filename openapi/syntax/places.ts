import { isArray, isObject, type Json } from '../json.ts';
import { type JsonPointer, tokensOf } from '../pointer.ts';

/** From the first character to behind the last, as offsets into the text. */
export type Span = readonly [start: number, end: number];

/** Where the members of objects (their keys) and the items of arrays stand in a text. */
export interface Places {
  /** Notes the spans of a container's members, in the order of `names`, or of its items. */
  note(container: object, spans: readonly Span[], names?: readonly string[]): void;
  /** The span of what a pointer names, else of the nearest value around it that has one. */
  find(root: Json, pointer: JsonPointer): Span | undefined;
}

interface Entry {
  readonly spans: readonly Span[];
  readonly names?: readonly string[];
}

/** An empty index. Containers are told apart by identity, so a value that is shared keeps the place of its definition. */
export function createPlaces(): Places {
  const known = new WeakMap<object, Entry>();
  return {
    note(container, spans, names) {
      known.set(container, { spans, names });
    },
    find(root, pointer) {
      let value: Json | undefined = root;
      let found: Span | undefined;
      for (const token of tokensOf(pointer)) {
        if (value === null || typeof value !== 'object') break;
        const entry: Entry | undefined = known.get(value);
        // The last of equal keys is the one that counts.
        const index: number = isArray(value) ? Number(token) : (entry?.names?.lastIndexOf(token) ?? -1);
        const span: Span | undefined = entry?.spans[index];
        if (!span) break;
        found = span;
        if (isArray(value)) value = value[index];
        else if (isObject(value) && Object.hasOwn(value, token)) value = value[token];
        else break;
      }
      return found;
    },
  };
}

/** Turns offsets into lines and columns, both from 1. A lone CR ends no line for YAML 1.2 readers of today; neither here. */
export function createLines(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    for (let high = starts.length - 1; low < high; ) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
