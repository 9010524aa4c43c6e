import { expect } from 'vitest';
import type { ApiDocument } from '../openapi/api-document.ts';
import { type ConformOptions, toConform } from './to-conform.ts';

export type { ConformOptions } from './to-conform.ts';

/** What has content that is still to be read: a `Response` of fetch, or an answer of undici. */
type Unread = { arrayBuffer(): Promise<ArrayBuffer> } | { readonly body: { arrayBuffer(): Promise<ArrayBuffer> } };

declare module 'vitest' {
  interface Matchers<T> {
    /**
     * That an answer is what a document says of an operation: status, media type, header fields and body, judged by the
     * checks of `plumbline test`. Await it for answers of fetch and undici, and where the document is a path.
     */
    toConform<D extends ApiDocument | string>(
      document: D,
      /** An operationId or `METHOD /path`; may be left out where the answer knows its request (supertest, light-my-request). */
      operation?: string,
      options?: ConformOptions,
    ): T extends Unread ? Promise<void> : D extends string ? Promise<void> : void;
  }
}

expect.extend({ toConform });
