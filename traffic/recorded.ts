import type { ReceivedResponse, TransportFailure, WireRequest } from '../http/exchange.ts';

/** An exchange that somebody else had with the target: what was sent and what came back, as far as it was kept. */
export interface RecordedExchange {
  /** Where it was found, for people: `traffic.har, entry 3`. */
  readonly from: string;
  readonly request: WireRequest;
  /** The request had content that was not kept: what it said is unknown. */
  readonly bodyLost?: true;
  /** Its body has `truncated` where its content was not kept. */
  readonly response?: ReceivedResponse;
  /** Why there is no answer; absent exactly when there is one. */
  readonly failure?: TransportFailure;
  /** Milliseconds. */
  readonly elapsed: number;
}
