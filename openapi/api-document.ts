import type { Diagnostic, Place } from './diagnostic.ts';
import type { JsonObject } from './json.ts';
import type { JsonPointer } from './pointer.ts';

/**
 * An OpenAPI description, loaded, repaired and upgraded: whatever its version was, `root` has the shape and the
 * semantics of OpenAPI 3.1 (JSON Schema 2020-12), and every `$ref` in it is a local `#/…` pointer that resolves.
 */
export interface ApiDocument {
  /** As the user named it: a path, a URL, or `-`. */
  readonly source: string;
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
  /** The specification version as written: `3.1.1`, `2.0`. */
  readonly openapi: string;
  /** `sha256:` and 64 hex digits over the bytes of the document (and of the files it refers to). */
  readonly digest: string;
  readonly root: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  /** The pointer into the document as it was written, of a pointer into `root`: they differ where it was upgraded. */
  written(pointer: JsonPointer): JsonPointer;
  /**
   * Where the value at this pointer of `root` stands in the author's file. Falls back to the nearest ancestor that has
   * a place.
   */
  locate(pointer: JsonPointer): Place | undefined;
  /** The lines of a file, for code frames. `file` is one that `locate` named. */
  lines(file: string): readonly string[];
}
