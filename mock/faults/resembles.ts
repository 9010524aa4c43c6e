const withoutNoise = (text: string): string => text.replace(/^bearer\s*/i, '').replace(/[^A-Za-z0-9._~+/-]/g, '');

/** Whether a field value is a known secret once everything that may not stand in a token is taken out. */
export function resembles(value: string, known: ReadonlySet<string>): boolean {
  return [...known].some((secret) => withoutNoise(value) === withoutNoise(secret));
}
