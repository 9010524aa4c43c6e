import type { SecurityScheme } from '../../../openapi/operation.ts';
import type { CredentialDefinition } from '../definition.ts';
import { apiKey } from './api-key.ts';
import { basic } from './basic.ts';
import { bearer } from './bearer.ts';
import { jwt } from './jwt.ts';
import { otherHttp } from './other-http.ts';

/** The rows of the matrix for a kind of scheme; none where the wire cannot show it (mutual TLS, other HTTP schemes). */
export function rowsFor(scheme: SecurityScheme): readonly CredentialDefinition[] {
  switch (scheme.type) {
    case 'http':
      return scheme.scheme.toLowerCase() === 'basic'
        ? basic
        : scheme.scheme.toLowerCase() === 'bearer'
          ? [...bearer, ...jwt]
          : otherHttp;
    case 'oauth2':
    case 'openIdConnect':
      return [...bearer, ...jwt];
    case 'apiKey':
      return apiKey;
    case 'mutualTLS':
      return [];
  }
}
