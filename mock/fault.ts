import type { Operation } from '../openapi/operation.ts';
import type { Family } from '../properties/check.ts';

/** The request as the mock's faults see it, after its body was read. */
export interface MockRequest {
  readonly method: string;
  /** Path and query as received. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** The answer that a faultless mock is about to give. A fault returns a changed copy. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: Buffer;
  /** Milliseconds to wait before answering. */
  readonly delay?: number;
  /** Close the connection instead of answering, or after the head. */
  readonly abort?: 'before' | 'midway';
  /** Send exactly these bytes on the socket, in place of everything else. */
  readonly raw?: Buffer;
}

/** The promises that the mock's judgement of requests rests on; a fault switches one off or bends it. */
export type Leniency =
  | { readonly kind: 'accept-everything' }
  | { readonly kind: 'ignore-keyword'; readonly keyword: string }
  | { readonly kind: 'refuse-keyword-boundary'; readonly keyword: string }
  | { readonly kind: 'credentials'; readonly accept: string }
  | { readonly kind: 'media-type' }
  | { readonly kind: 'method' };

/** One way to lie. Each names the check that it must provoke, and the others that it may. */
export interface Fault {
  readonly id: string;
  readonly family: Family;
  readonly summary: string;
  /** Id of the check it must provoke. */
  readonly provokes: string;
  /** Checks that it may provoke as well, on the same operation. */
  readonly also: readonly string[];
  /** Whether the document makes this lie visible on this operation. */
  appliesTo(operation: Operation): boolean;
  /** Bends the judgement of requests; absent when only the answer is bent. */
  readonly leniency?: Leniency;
  /** Bends the answer. `count` is how many answers this operation has given before. */
  answer?(answer: MockAnswer, request: MockRequest, operation: Operation, count: number): MockAnswer;
}
