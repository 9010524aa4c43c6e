import type { ApiDocument } from '../../../openapi/api-document.ts';
import type { JsonObject } from '../../../openapi/json.ts';
import type { Operation } from '../../../openapi/operation.ts';
import type { Amendment } from '../amendment.ts';
import { codeCreation } from './place.ts';

/** base64url of 32 octets: its last character holds two bits that are nothing (RFC 7636, Appendix A). */
const S256 = '^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$';
/** No repetition stands in another: whoever watches patterns that may take long need not watch this one. */
const HTTPS = '^https://[a-z]{2,15}\\.[a-z]{2,8}/[a-z0-9/]{1,40}$';
const CALLBACK =
  '^(https://[A-Za-z0-9.-]{1,80}(:[0-9]{1,4})?|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:[1-9][0-9]{0,4})?)(/[!$-.0-;=A-Z_a-z~/]*)?(\\?[!$-;=?-Z_a-z~]*)?$';

/** What RFC 7636 and RFC 9700 say of the body that asks for an authorization code; nothing for any other operation. */
export function amendPkce(operation: Operation, document: ApiDocument): readonly Amendment[] {
  const creation = codeCreation(operation, document);
  const schema = creation?.body.media.schema;
  if (!creation || schema === undefined) return [];
  const { challenge, method, callback } = creation;
  const asked: JsonObject = {
    required: [challenge, ...(method === undefined ? [] : [method])],
    properties: {
      [challenge]: { pattern: S256 },
      ...(method !== undefined && { [method]: { enum: ['S256'] } }),
      ...(callback !== undefined && { [callback]: { pattern: HTTPS } }),
    },
  };
  const allowed: JsonObject = {
    required: [challenge],
    properties: {
      [challenge]: { minLength: 43, maxLength: 128, pattern: '^[A-Za-z0-9._~-]*$' },
      ...(method !== undefined && { [method]: { enum: ['S256', 'plain'] } }),
      ...(callback !== undefined && { [callback]: { pattern: CALLBACK } }),
    },
    ...(method !== undefined && {
      if: { required: [method], properties: { [method]: { enum: ['S256'] } } },
      then: { properties: { [challenge]: { pattern: S256 } } },
    }),
  };
  return [{ schema, asked, allowed }];
}
