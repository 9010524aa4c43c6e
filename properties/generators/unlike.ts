import type { Json } from '../../openapi/json.ts';

/**
 * Identifiers of the same kind as this one that nothing should have, the likeliest to be valid first. `which` is 1 or 2:
 * another number, others. Empty where the value identifies nothing.
 */
export function unlike(value: Json, which: number): readonly Json[] {
  if (typeof value === 'number') return [value + 1_000_000 + which, value + 100_000 + which, value + 10_000 + which];
  if (typeof value !== 'string') return [];
  const digit = String(which + 6);
  // Every digit but those that a UUID needs as they are; then the letters of a plain name.
  const digits = value.replace(/[0-9](?=[^-]*$)/g, digit);
  // Numbers that count up are soon as high as one that is alike.
  const far = /^[^0-9]*[0-9]{1,4}$/.test(value) ? [`${value}${digit.repeat(4)}`] : [];
  const letters = value.replace(/[a-z](?=[^-]*$)/g, which === 1 ? 'q' : 'z');
  return [...far, digits, letters, `${value}${digit}`].filter((one) => one !== value);
}
