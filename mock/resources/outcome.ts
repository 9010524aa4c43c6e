import type { Json } from '../../openapi/json.ts';
import type { MockAnswer } from '../fault.ts';
import type { Refusal } from '../judge/refusal.ts';

/** Path, query, header and cookie values of a request by `in.name`. */
export type Values = ReadonlyMap<string, Json>;

/** What became of a valid request: an answer, or a refusal because of the state of things. */
export type Outcome =
  | { readonly answer: MockAnswer; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly answer?: undefined };
