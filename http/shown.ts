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

/** The answer without secrets, its body cut at `maxBody` octets. */
export function showResponse(
  response: ReceivedResponse,
  elapsed: number,
  redactor: Redactor,
  { maxBody }: { readonly maxBody: number },
): ShownResponse {
  const shown = response.body.length === 0 ? undefined : redactor.body(response.body);
  const cut = response.body.length > maxBody;
  return {
    status: response.status,
    headers: redactor.fields(response.headers),
    // Cut after redaction, so that no secret is cut in two and missed.
    ...(shown !== undefined && { body: cut ? cutBody(shown, maxBody) : shown }),
    durationMs: Math.round(elapsed * 10) / 10,
    ...((cut || response.truncated) && { truncated: true }),
  };
}

function cutBody(body: ShownBody, most: number): ShownBody {
  return typeof body === 'string'
    ? body.slice(0, most).toWellFormed()
    : { base64: body.base64.slice(0, most - (most % 4)) };
}
