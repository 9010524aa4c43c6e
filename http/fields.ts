import type { HeaderField } from './exchange.ts';

/** All values of the field, in order; names compare without case (RFC 9110, 5.1). */
export function fieldValues(headers: readonly HeaderField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([field]) => field.toLowerCase() === wanted).map(([, value]) => value);
}

/** The value of the field, its lines joined with `, ` (RFC 9110, 5.3); `undefined` when it is absent. */
export function field(headers: readonly HeaderField[], name: string): string | undefined {
  const values = fieldValues(headers, name);
  return values.length === 0 ? undefined : values.join(', ');
}
