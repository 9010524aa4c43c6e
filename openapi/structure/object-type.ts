import type { Family } from '../family.ts';

/**
 * What a member holds: a JSON type, the name of an object below, `[x` a list of x, `{x` a map of x. A map whose keys are
 * no names of members is `{x` too.
 */
export type Holds = string;

/** An object of the specification: its fixed fields, which of them must be there, which came with a later version. */
export interface ObjectType {
  /** As the specification calls it, in a sentence. */
  readonly called: string;
  readonly fields: Readonly<Record<string, Holds>>;
  readonly required: readonly string[];
  readonly since: Readonly<Record<string, Family>>;
  /** A Reference Object may stand in its place. */
  readonly referable: boolean;
}

/** An object of that name, with these fields. */
export function object(
  called: string,
  fields: Readonly<Record<string, Holds>>,
  required: readonly string[] = [],
  more: { readonly since?: Readonly<Record<string, Family>>; readonly referable?: boolean } = {},
): ObjectType {
  return { called, fields, required, since: more.since ?? {}, referable: more.referable ?? false };
}
