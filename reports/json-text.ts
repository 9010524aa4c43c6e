/**
 * A value as JSON text. Half a surrogate pair, which servers send in escapes and which many parsers refuse, becomes U+FFFD.
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return /\\ud[89a-f]/i.test(text) ? JSON.stringify(value, wellFormed, indent) : text;
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
