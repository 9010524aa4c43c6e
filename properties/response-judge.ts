import type { ReceivedResponse } from '../http/exchange.ts';
import type { MediaType, Operation, ResponseObject } from '../openapi/operation.ts';
import type { JsonPointer } from '../openapi/pointer.ts';

/** One way in which an answer is not what the document describes. */
export interface ResponseError {
  /** Pointer into the body, or `header Name`. */
  readonly part: string;
  readonly keyword: string;
  /** Pointer of the keyword in the document's root. */
  readonly schema: JsonPointer;
  readonly expected: string;
  readonly actual: string;
}

/** Picks what the document says of an answer, and validates the answer against it. One for a whole run. */
export interface ResponseJudge {
  /** Exact code, else its range, else `default`; `undefined` when the status is not documented. */
  responseFor(operation: Operation, status: number): ResponseObject | undefined;
  /** The most specific media type key that covers the answer's Content-Type; `undefined` when none does. */
  mediaTypeFor(response: ResponseObject, contentType: string): MediaType | undefined;
  /** Everything wrong with the body by its schema; empty when there is none. Response direction. */
  bodyErrors(operation: Operation, received: ReceivedResponse): readonly ResponseError[];
  /** Everything wrong with the declared header fields. */
  headerErrors(operation: Operation, received: ReceivedResponse): readonly ResponseError[];
}
