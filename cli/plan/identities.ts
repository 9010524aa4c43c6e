import type { Identities, Identity } from '../../http/identity.ts';
import { PlumblineError } from '../../openapi/error.ts';
import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import { authVariable, type Environment } from '../environment.ts';
import { didYouMean } from '../nearest.ts';
import type { Settings } from '../options/settings.ts';

/** Who sends, by what was supplied: `--auth` before `PLUMBLINE_AUTH_<SCHEME>`, that before `--token` for bearer schemes. */
export function suppliedIdentities(
  { auth, token, secondToken }: Pick<Settings, 'auth' | 'token' | 'secondToken'>,
  env: Environment,
): Identities {
  const first: Identity = {
    credential: (scheme) =>
      auth.get(scheme.name) ?? (env[authVariable(scheme.name)] || undefined) ?? (isBearer(scheme) ? token : undefined),
  };
  if (secondToken === undefined) return { first };
  return { first, second: { credential: (scheme) => (isBearer(scheme) ? secondToken : undefined) } };
}

/** The same, with made-up credentials wherever none was supplied: for the embedded mock, which accepts exactly these. */
export function completedIdentities(
  supplied: Identities,
  invented: { readonly first: string; readonly second: string },
): Identities {
  const fill = (identity: Identity | undefined, secret: string): Identity => ({
    credential(scheme) {
      const own = identity?.credential(scheme);
      if (own !== undefined || scheme.type === 'mutualTLS') return own;
      return isBasic(scheme) ? `plumbline:${secret}` : secret;
    },
  });
  return { first: fill(supplied.first, invented.first), second: fill(supplied.second, invented.second) };
}

/** Throws USAGE for a credential of a scheme that no operation uses: a typo would leave the target half tested. */
export function checkSchemes(auth: ReadonlyMap<string, string>, operations: readonly Operation[]): void {
  const names = new Set(operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme.name)));
  for (const name of auth.keys()) {
    if (names.has(name)) continue;
    const known = names.size === 0 ? 'the document has none' : `the document has ${[...names].join(', ')}`;
    throw new PlumblineError('USAGE', `--auth ${name}=… names no security scheme; ${known}${didYouMean(name, names)}`);
  }
}

/** Whether a bearer token fits this scheme (OAuth 2.0 and OpenID Connect tokens are sent as bearer tokens). */
function isBearer(scheme: SecurityScheme): boolean {
  if (scheme.type === 'http') return scheme.scheme.toLowerCase() === 'bearer';
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect';
}

function isBasic(scheme: SecurityScheme): boolean {
  return scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic';
}
