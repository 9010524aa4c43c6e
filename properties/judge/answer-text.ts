import type { ReceivedResponse } from '../../http/exchange.ts';
import type { Json } from '../../openapi/json.ts';

const decoder = new TextDecoder();
const texts = new WeakMap<ReceivedResponse, string>();
const values = new WeakMap<ReceivedResponse, { readonly value: Json | undefined }>();

/** The body as text: its octets as UTF-8, a byte order mark left out. Decoded once for each answer. */
export function textOf(response: ReceivedResponse): string {
  const known = texts.get(response);
  if (known !== undefined) return known;
  const text = decoder.decode(response.body);
  texts.set(response, text);
  return text;
}

/** The JSON value of the body, whatever its label; `undefined` when it is no JSON text (RFC 8259). Parsed once. */
export function jsonOf(response: ReceivedResponse): Json | undefined {
  const known = values.get(response);
  if (known) return known.value;
  const value = response.body.length === 0 ? undefined : parsed(textOf(response));
  values.set(response, { value });
  return value;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse yields JSON
  } catch {
    return undefined;
  }
}
