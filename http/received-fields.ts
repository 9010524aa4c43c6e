import type { HeaderField } from './exchange.ts';

/** The header fields of an answer as the HTTP client hands them over: a flat raw list, or, over HTTP/2, joined by name. */
export function receivedFields(
  raw: unknown,
  joined: Readonly<Record<string, string | string[] | undefined>>,
): readonly HeaderField[] {
  if (!Array.isArray(raw)) return joinedFields(joined);
  const fields: HeaderField[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) fields.push([latin1(raw[i]), latin1(raw[i + 1])]);
  return fields;
}

function joinedFields(joined: Readonly<Record<string, string | string[] | undefined>>): readonly HeaderField[] {
  return Object.entries(joined).flatMap(([name, value]) =>
    value === undefined || name.startsWith(':')
      ? []
      : (Array.isArray(value) ? value : [value]).map((one): HeaderField => [name, one]),
  );
}

/** RFC 9110, 5.5: octets above 0x7F are opaque. */
function latin1(value: unknown): string {
  return Buffer.isBuffer(value) ? value.toString('latin1') : String(value ?? '');
}
