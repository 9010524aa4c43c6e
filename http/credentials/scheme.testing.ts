import type { Operation, SecurityAlternative, SecurityScheme } from '../../openapi/operation.ts';
import type { Identities } from '../identity.ts';

/** Schemes for tests. */
export const schemes = {
  bearer: { name: 'bearer', pointer: '', type: 'http', scheme: 'bearer' },
  basic: { name: 'basic', pointer: '', type: 'http', scheme: 'basic' },
  digest: { name: 'digest', pointer: '', type: 'http', scheme: 'Digest' },
  oauth: { name: 'oauth', pointer: '', type: 'oauth2' },
  header: { name: 'header', pointer: '', type: 'apiKey', in: 'header', parameter: 'X-API-Key' },
  query: { name: 'query', pointer: '', type: 'apiKey', in: 'query', parameter: 'api_key' },
  cookie: { name: 'cookie', pointer: '', type: 'apiKey', in: 'cookie', parameter: 'session' },
} as const satisfies Record<string, SecurityScheme>;

/** An alternative that asks for all of these. */
export function all(...wanted: readonly SecurityScheme[]): SecurityAlternative {
  return wanted.map((scheme) => ({ scheme, scopes: [] }));
}

/** An operation that asks for one of these alternatives. */
export function secured(...security: readonly SecurityAlternative[]): Operation {
  return {
    label: 'GET /books',
    id: 'listBooks',
    method: 'GET',
    path: '/books',
    tags: [],
    deprecated: false,
    parameters: [],
    responses: new Map(),
    security,
    pointer: '/paths/~1books/get',
    source: {},
  };
}

/** An identity that has these secrets, by scheme name. */
export function identities(
  first: Readonly<Record<string, string>>,
  second?: Readonly<Record<string, string>>,
): Identities {
  const of = (secrets: Readonly<Record<string, string>>): Identities['first'] => ({
    credential: ({ name }) => (Object.hasOwn(secrets, name) ? secrets[name] : undefined),
  });
  return { first: of(first), ...(second && { second: of(second) }) };
}
