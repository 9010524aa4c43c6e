import type { ReceivedResponse, WireRequest } from '../../http/exchange.ts';
import { field } from '../../http/fields.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { createResponseJudge } from '../../properties/judge/index.ts';
import { locator } from '../../traffic/base.ts';
import { createClassifier } from '../../traffic/classify.ts';

/** What one document makes of an exchange with a target. */
export interface DocumentView {
  /** The operation that a request is of; `undefined` where the document has none. */
  operationOf(request: WireRequest): Operation | undefined;
  /** Whether the document allows the request; `undefined` where that cannot be told, or is a matter of credentials. */
  admits(request: WireRequest): boolean | undefined;
  /** Whether the document describes this answer to it: status, media type, body and fields. */
  describes(request: WireRequest, response: ReceivedResponse): boolean;
}

/** The view of a document on what is sent to this base URL. */
export function createView(document: ApiDocument, operations: readonly Operation[], baseUrl: string): DocumentView {
  const classify = createClassifier(document, operations, locator(document.root, operations, baseUrl, []));
  const judge = createResponseJudge(document, { formats: true });
  const operationOf = (request: WireRequest): Operation | undefined => {
    const found = classify({ request });
    return found && found.method === undefined ? found.operation : undefined;
  };
  return {
    operationOf,
    admits(request) {
      const found = classify({ request });
      if (!found || found.method !== undefined) return false;
      switch (found.intent.kind) {
        case 'valid':
          return true;
        case 'invalid':
          return found.intent.violation.proof === 'strict' ? false : undefined;
        case 'unauthenticated':
        case 'protocol':
          return undefined;
      }
    },
    describes(request, response) {
      const operation = operationOf(request);
      const documented = operation && judge.responseFor(operation, response.status);
      if (!operation || !documented) return false;
      const type = field(response.headers, 'content-type');
      const content = documented.content ?? [];
      if (content.length > 0 && type !== undefined && response.body.length > 0 && !judge.mediaTypeFor(documented, type))
        return false;
      return [...judge.bodyErrors(operation, response), ...judge.headerErrors(operation, response)].length === 0;
    },
  };
}
