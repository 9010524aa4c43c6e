import type { Json, JsonObject } from '../../openapi/json.ts';

/** A resource as the mock keeps it. */
export interface Stored {
  readonly id: Json;
  readonly body: JsonObject;
  /** Grows with every change. */
  readonly version: number;
  /** What it was before it was last written to: what a lapse lists. */
  readonly before?: JsonObject;
  /** Left out of lists: a lapse. */
  readonly unlisted?: true;
}

/** One collection: `/authors/7/books` and no other. */
export interface Collection {
  readonly records: Map<string, Stored>;
  /** Identifiers of what was deleted. */
  readonly deleted: Set<string>;
  created: number;
  /** Identifiers of what was deleted, what stands in which is there still: a lapse. */
  readonly outlived: Set<string>;
  /** Members by which its resources name what they stand in: `authorId` below `/authors/{authorId}`. */
  readonly within?: JsonObject;
  /** What was made under which Idempotency-Key, and by which body. */
  readonly keys?: Map<string, { readonly stored: Stored; readonly body: Buffer }>;
}

const MOST_KEPT = 5000;

/** A collection that holds nothing. */
export function emptyCollection(): Collection {
  return { records: new Map(), deleted: new Set(), outlived: new Set(), created: 0, keys: new Map() };
}

/** Keeps a resource. The oldest one goes when there are too many: a mock may run for days. */
export function keep({ records, deleted }: Collection, stored: Stored): void {
  const key = String(stored.id);
  records.set(key, stored);
  deleted.delete(key);
  if (records.size <= MOST_KEPT) return;
  const [oldest] = records.keys();
  if (oldest !== undefined) records.delete(oldest);
}

/** Deletes a resource. */
export function drop({ records, deleted }: Collection, key: string): void {
  records.delete(key);
  if (deleted.size > MOST_KEPT) deleted.clear();
  deleted.add(key);
}
