import type { Case } from './case.ts';

export type HeaderField = readonly [name: string, value: string];

/** A request as bytes on the wire, before redaction. `url` is absolute. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderField[];
  readonly body?: Uint8Array;
  /** Must go over a plain socket: an HTTP client would refuse or repair it, or hide what comes back. */
  readonly raw?: boolean;
  /** No Host field is added (RFC 9112, 3.2): raw requests only. */
  readonly hostless?: true;
}

/** A complete answer. Field names are as received; `header()` of `http/fields.ts` looks them up without case. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: readonly HeaderField[];
  /** After content decoding, cut at the cap. */
  readonly body: Uint8Array;
  /** What cut the body, if anything did. */
  readonly truncated?: 'size';
  /** Facts that only a raw socket shows; absent when the exchange went through the ordinary client. */
  readonly raw?: RawFacts;
}

/** What stood on the wire of a raw exchange, before any client repaired it. */
export interface RawFacts {
  /** Octets after the header section of the answer, framing included. */
  readonly octetsAfterHead: number;
  /** Octets beyond what the framing announced. */
  readonly surplus: number;
  /** The header section's lines, status line first, as latin1 text. */
  readonly head: readonly string[];
}

export type FailureKind = 'timeout' | 'reset' | 'refused' | 'dns' | 'tls' | 'framing' | 'too-large' | 'aborted';

/** Why there is no complete answer. `message` is one clause for people. */
export interface TransportFailure {
  readonly kind: FailureKind;
  readonly message: string;
}

interface ExchangeBase {
  readonly case: Case;
  readonly request: WireRequest;
  /** Milliseconds from sending to the last octet, or to the failure. */
  readonly elapsed: number;
  /** Earlier exchanges of the same sequence, oldest first; what **pair** checks compare with. */
  readonly before: readonly AnsweredExchange[];
}

export interface AnsweredExchange extends ExchangeBase {
  readonly response: ReceivedResponse;
  readonly failure?: undefined;
}

export interface FailedExchange extends ExchangeBase {
  readonly response?: undefined;
  readonly failure: TransportFailure;
}

/** A case, what was sent for it, and what came back. A transport never rejects: a failure is an exchange too. */
export type Exchange = AnsweredExchange | FailedExchange;

/** Sends one request. Never rejects for a status, a broken answer or an unreachable target. */
export interface Transport {
  send(request: WireRequest, options: SendOptions): Promise<SendResult>;
  /** The same over a plain socket of our own, for what an HTTP client hides or refuses to send. HTTP/1.1 only. */
  sendRaw(request: WireRequest, options: SendOptions): Promise<SendResult>;
  close(): Promise<void>;
}

export interface SendOptions {
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** Octets of body kept after decoding; the rest is cut and said so. */
  readonly maxBody: number;
  readonly signal?: AbortSignal;
}

export type SendResult = { readonly elapsed: number } & (
  | { readonly response: ReceivedResponse; readonly failure?: undefined }
  | { readonly response?: undefined; readonly failure: TransportFailure }
);
