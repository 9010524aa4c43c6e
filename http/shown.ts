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
