import type { ReceivedResponse, WireRequest } from './exchange.ts';
import type { Redactor } from './redact.ts';

/** A request as it may be shown and stored: `[redacted]` where a secret stood. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  /** Text, or `{base64}` where the bytes are no UTF-8; absent without content. */
  readonly body?: ShownBody;
}

export interface ShownResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: ShownBody;
  readonly durationMs: number;
  /** True when the body was cut. */
  readonly truncated?: boolean;
}

export type ShownBody = string | { readonly base64: string };

/** The request without secrets. */
export function showRequest(request: WireRequest, redactor: Redactor): ShownRequest {
  return {
    method: request.method,
    url: redactor.url(request.url),
    headers: redactor.fields(request.headers),
    ...(request.body && { body: redactor.body(request.body) }),
  };
}

/** Redacted beyond the cap, so that a secret that the cap cuts in two is found whole. Octets. */
const MARGIN = 64 * 1024;

/** The answer without secrets, its body cut at `maxBody` octets or characters. */
export function showResponse(
  response: ReceivedResponse,
  elapsed: number,
  redactor: Redactor,
  { maxBody }: { readonly maxBody: number },
): ShownResponse {
  const { body } = response;
  const cut = body.length > maxBody;
  return {
    status: response.status,
    headers: redactor.fields(response.headers),
    ...(body.length > 0 && {
      body: cut || response.truncated ? cutBody(body, redactor, maxBody) : redactor.body(body),
    }),
    durationMs: Math.round(elapsed * 10) / 10,
    ...((cut || response.truncated) && { truncated: true }),
  };
}

function cutBody(body: Uint8Array, redactor: Redactor, most: number): ShownBody {
  const outer = body.length > most + MARGIN;
  const shown = redactor.body(wholeCharacters(outer ? body.subarray(0, most + MARGIN) : body));
  if (typeof shown !== 'string') return { base64: shown.base64.slice(0, most - (most % 4)) };
  // Near the outer cut a secret may have lost its end: that part is never shown, however much was redacted before it.
  const safe = outer ? Math.max(0, shown.length - MARGIN / 2) : shown.length;
  return shown.slice(0, Math.min(most, safe)).toWellFormed();
}

/** Without the beginning of a UTF-8 sequence whose end was cut off. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
