import type { Place } from './diagnostic.ts';
import { type JsonPointer, parentOf } from './pointer.ts';
import type { Syntax } from './syntax.ts';

/** A text that parts of a document come from. */
export interface SourceFile {
  /** As messages name it. */
  readonly file: string;
  readonly text: string;
  readonly syntax: Syntax;
}

/** Where a part of the document really stands: below `to` of another file, or elsewhere in the same one. */
export interface Origin {
  readonly file?: string;
  readonly pointer: JsonPointer;
}

/** The texts of a document: the author's, the files it refers to, the overlays. */
export interface Sources {
  /** Where the value at a pointer of the read document stands, or the nearest value around it. */
  locate(pointer: JsonPointer): Place | undefined;
  lines(file: string): readonly string[];
}

/** Sources over these files; `main` is the author's. `origins` says which pointers come from elsewhere, the longest wins. */
export function createSources(
  main: SourceFile,
  others: readonly SourceFile[],
  origins: ReadonlyMap<JsonPointer, Origin>,
): Sources {
  const files = new Map([main, ...others].map((source) => [source.file, source]));
  const lines = new Map<string, readonly string[]>();
  return {
    locate(pointer) {
      const { file = main.file, pointer: there } = originOf(pointer, origins);
      const place = files.get(file)?.syntax.locate(there);
      return place && { file, ...place };
    },
    lines(file) {
      const known = lines.get(file);
      if (known) return known;
      const split = (files.get(file) ?? main).text.split(/\r\n|\n|\r/);
      lines.set(file, split);
      return split;
    },
  };
}

/** Where a pointer leads by the longest prefix that came from elsewhere; to itself when there is none. */
export function originOf(pointer: JsonPointer, origins: ReadonlyMap<JsonPointer, Origin>): Origin {
  if (origins.size === 0) return { pointer };
  for (let prefix: JsonPointer | undefined = pointer; prefix !== undefined; prefix = parentOf(prefix)?.parent) {
    const origin = origins.get(prefix);
    if (origin) return { ...origin, pointer: origin.pointer + pointer.slice(prefix.length) };
  }
  return { pointer };
}
