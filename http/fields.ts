import type { HeaderField } from './exchange.ts';

/** All values of the field, in order; names compare without case (RFC 9110, 5.1). */
export function fieldValues(headers: readonly HeaderField[], name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  // Asked dozens of times for each answer: names of another length are not even written in lower case.
  for (const [field, value] of headers)
    if (field.length === wanted.length && field.toLowerCase() === wanted) values.push(value);
  return values;
}

/** The value of the field, its lines joined with `, ` (RFC 9110, 5.3); `undefined` when it is absent. */
export function field(headers: readonly HeaderField[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  let found: string | undefined;
  for (const [field, value] of headers) {
    if (field.length !== wanted.length || field.toLowerCase() !== wanted) continue;
    found = found === undefined ? value : `${found}, ${value}`;
  }
  return found;
}
