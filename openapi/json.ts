/** A JSON value (RFC 8259, 3). Plain data: it may cross a worker boundary or stand in a run file. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. Members that are absent read as `undefined`. */
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

/** True for a JSON object, false for null, arrays and scalars. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` that keeps the element type of a {@link Json}. */
export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own member of that name, or `undefined`; never one of `Object.prototype`. */
export function member(value: unknown, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
