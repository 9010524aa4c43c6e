import { DUMMY_CREDENTIALS } from '../../http/credentials/dummy.ts';
import type { HeaderField, Transport } from '../../http/exchange.ts';
import type { Identities, Identity } from '../../http/identity.ts';
import type { ApiDocument } from '../../openapi/api-document.ts';
import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import { operations } from '../../openapi/operations.ts';
import type { LoginConfig } from '../config/identities.ts';
import type { Environment } from '../environment.ts';
import type { Settings } from '../options/settings.ts';
import { type LoggedInIdentities, suppliedIdentities } from './identities.ts';
import { logIn } from './login.ts';
import { loginRequest } from './login-request.ts';
import { type Placed, placed } from './placing.ts';

/** Where logins are sent, and how. */
export interface LoginReach {
  readonly document: ApiDocument;
  readonly baseUrl: string;
  readonly headers: readonly HeaderField[];
  readonly transport: Transport;
}

/**
 * The identities of these settings, after the logins that they need: one whose schemes all have a credential already is not
 * sent. Rejects with a PlumblineError in one sentence when there is nothing to be had.
 */
export async function identitiesAfterLogin(
  settings: Settings,
  env: Environment,
  reach: LoginReach,
): Promise<Identities> {
  const supplied = suppliedIdentities(settings, env);
  const one = async (who: 'first' | 'second', login: LoginConfig | undefined): Promise<Identity | undefined> => {
    const place = `identities.${who === 'first' ? 'main' : 'second'}.login in ${settings.sections?.file}`;
    const goes = login && needed(login, supplied[who], schemesOf(reach.document), place);
    if (!goes) return undefined;
    const request = loginRequest(login, place, { ...reach, env });
    const { token, renewal } = await logIn(login, request, {
      place,
      transport: reach.transport,
      timeout: settings.timeout,
      sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    });
    return { ...identityOf(goes, token), renewal };
  };
  const { main, second } = settings.sections?.identities ?? {};
  // One after the other: a server may allow one login at a time.
  const first = await one('first', main?.login);
  return suppliedIdentities(settings, env, { first, second: await one('second', second?.login) });
}

/** The same identities with dummies for what logins would give: for what sends nothing. */
export function identitiesWithoutLogin(settings: Settings, env: Environment, document: ApiDocument): Identities {
  const supplied = suppliedIdentities(settings, env);
  const dummies = (['first', 'second'] as const).map((who) => {
    const name = who === 'first' ? 'main' : 'second';
    const login = settings.sections?.identities?.[name]?.login;
    const place = `identities.${name}.login in ${settings.sections?.file}`;
    const goes = login && needed(login, supplied[who], schemesOf(document), place);
    return [who, goes && identityOf(goes, () => DUMMY_CREDENTIALS[who])] as const;
  });
  const loggedIn: LoggedInIdentities = Object.fromEntries(dummies);
  return suppliedIdentities(settings, env, loggedIn);
}

function needed(
  login: LoginConfig,
  supplied: Identity | undefined,
  schemes: readonly SecurityScheme[],
  place: string,
): Placed | undefined {
  const goes = placed(typeof login.as === 'string' ? { scheme: login.as } : login.as, schemes, place);
  const given = goes.schemes.every((scheme) => supplied?.credential(scheme) !== undefined);
  return goes.undeclared || !given ? goes : undefined;
}

function identityOf({ schemes, credential, undeclared }: Placed, token: () => string): Identity {
  const names = new Set(schemes.map(({ name }) => name));
  return {
    credential: (scheme) => (names.has(scheme.name) ? credential(token()) : undefined),
    ...(undeclared && { undeclared: () => undeclared(token()) }),
  };
}

function schemesOf(document: ApiDocument): readonly SecurityScheme[] {
  const all = operations(document).flatMap(({ security }: Operation) => security.flat());
  return [...new Map(all.map(({ scheme }) => [scheme.name, scheme])).values()];
}
