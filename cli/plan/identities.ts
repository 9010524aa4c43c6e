import type { Identities, Identity } from '../../http/identity.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import type { IdentityConfig } from '../config/identities.ts';
import { expand } from '../config/variables.ts';
import { authVariable, type Environment } from '../environment.ts';
import type { Settings } from '../options/settings.ts';
import { isBearer } from './placing.ts';
import { matcher } from './select.ts';

/** Identities that logged in, by whom they are. */
export interface LoggedInIdentities {
  readonly first?: Identity;
  readonly second?: Identity;
}

/**
 * Who sends, by what was supplied: `--auth` before `PLUMBLINE_AUTH_<SCHEME>`, that before `--token` for bearer schemes, that
 * before the configured identities, and those before what a login gave. `--second-token` is for bearer schemes, and where
 * the first identity was given for one other scheme alone, for that one.
 */
export function suppliedIdentities(
  { auth, token, secondToken, sections, url }: Pick<Settings, 'auth' | 'token' | 'secondToken' | 'sections' | 'url'>,
  env: Environment,
  loggedIn: LoggedInIdentities = {},
): Identities {
  const { main, second } = sections?.identities ?? {};
  const configured = {
    main: configuredIdentity(main, `identities.main in ${sections?.file}`, env),
    second: configuredIdentity(second, `identities.second in ${sections?.file}`, env),
  };
  const own = (scheme: SecurityScheme): string | undefined =>
    auth.get(scheme.name) ?? (env[authVariable(scheme.name)] || undefined);
  const isOnlyOne = (scheme: SecurityScheme): boolean =>
    token === undefined && main === undefined && auth.size <= 1 && own(scheme) !== undefined;
  const first: Identity = {
    ...(loggedIn.first?.undeclared && { undeclared: loggedIn.first.undeclared }),
    ...(loggedIn.first?.renewal && { renewal: loggedIn.first.renewal }),
    credential: (scheme) =>
      own(scheme) ??
      (isBearer(scheme) ? token : undefined) ??
      configured.main(scheme) ??
      loggedIn.first?.credential(scheme),
  };
  if (secondToken === undefined && second === undefined) return { first };
  const forbidden = second?.mayNot?.map(matcher) ?? [];
  return {
    first,
    // The embedded mock knows scopes, and nobody's rules.
    ...(forbidden.length > 0 &&
      url !== undefined && { denied: (operation) => forbidden.some((names) => names(operation)) }),
    second: {
      ...(loggedIn.second?.undeclared && { undeclared: loggedIn.second.undeclared }),
      ...(loggedIn.second?.renewal && { renewal: loggedIn.second.renewal }),
      credential: (scheme) =>
        (isBearer(scheme) || isOnlyOne(scheme) ? secondToken : undefined) ??
        configured.second(scheme) ??
        loggedIn.second?.credential(scheme),
    },
  };
}

/** What an identity of the configuration file has written down. */
function configuredIdentity(
  config: IdentityConfig | undefined,
  place: string,
  env: Environment,
): (scheme: SecurityScheme) => string | undefined {
  const token = config?.token === undefined ? undefined : expand(config.token, env, place);
  const auth = new Map(
    Object.entries(config?.auth ?? {}).map(([scheme, text]) => [scheme, expand(text, env, place)] as const),
  );
  return (scheme) => auth.get(scheme.name) ?? (isBearer(scheme) ? token : undefined);
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

/** Throws USAGE or CONFIG_INVALID for a credential of a scheme that no operation uses: a typo would leave the target half tested. */
export function checkSchemes(
  { auth, sections }: Pick<Settings, 'auth' | 'sections'>,
  operations: readonly Operation[],
): void {
  const names = new Set(operations.flatMap(({ security }) => security.flat().map(({ scheme }) => scheme.name)));
  const known = names.size === 0 ? 'the document has none' : `the document has ${[...names].join(', ')}`;
  for (const name of auth.keys())
    if (!names.has(name))
      throw new PlumblineError(
        'USAGE',
        `--auth ${name}=… names no security scheme; ${known}${didYouMean(name, names)}`,
      );
  for (const [who, identity] of Object.entries(sections?.identities ?? {}))
    for (const name of Object.keys(identity?.auth ?? {}))
      if (!names.has(name))
        throw new PlumblineError(
          'CONFIG_INVALID',
          `identities.${who}.auth.${name} in ${sections?.file} names no security scheme; ${known}${didYouMean(name, names)}`,
        );
  for (const selector of sections?.identities?.second?.mayNot ?? []) {
    if (operations.some(matcher(selector))) continue;
    const names = operations.flatMap(({ id, label }) => [id, label]);
    throw new PlumblineError(
      'CONFIG_INVALID',
      `identities.second.mayNot in ${sections?.file} has ${selector}, which names no operation of the document${didYouMean(selector, names)}`,
    );
  }
}

function isBasic(scheme: SecurityScheme): boolean {
  return scheme.type === 'http' && scheme.scheme.toLowerCase() === 'basic';
}
