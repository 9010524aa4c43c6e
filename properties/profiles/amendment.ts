import type { JsonObject } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';

/** What a profile adds to the schema of one request body. */
export interface Amendment {
  /** The schema as the document has it. */
  readonly schema: JsonPointer;
  /** What valid requests keep to, so that nobody who keeps the RFC refuses one. */
  readonly asked: JsonObject;
  /** All that the RFC allows: what a strict server takes. */
  readonly allowed: JsonObject;
}
