import type { JsonObject } from '../json.ts';

/** A format that a user defines: beside the registered ones, for one document. */
export interface CustomFormat {
  /** Whether this text is one. */
  validate(text: string): boolean;
  /** Texts that are none, and close to one. Without them a few usual ones are tried. */
  readonly invalid?: readonly string[];
  /** How valid ones are made; `properties/` knows its type. */
  readonly arbitrary: unknown;
}

/** Format name → what the user says it is. */
export type CustomFormats = ReadonlyMap<string, CustomFormat>;

const none: CustomFormats = new Map();
const declared = new WeakMap<JsonObject, CustomFormats>();

/** Says what formats there are in the document of this root, before anything is compiled or generated from it. */
export function declareFormats(root: JsonObject, formats: CustomFormats): void {
  declared.set(root, formats);
}

/** The formats that were declared for the document of this root. */
export function customFormats(root: JsonObject): CustomFormats {
  return declared.get(root) ?? none;
}
