import type { CredentialFields } from '../../http/credentials/fields.ts';
import { keyAt } from '../../http/credentials/matrix/api-key.ts';
import { PlumblineError } from '../../openapi/error.ts';
import { didYouMean } from '../../openapi/nearest.ts';
import type { SecurityScheme } from '../../openapi/operation.ts';
import type { LoginPlacing } from '../config/identities.ts';

/** Where the credential of a login goes. */
export interface Placed {
  /** The schemes that it is the credential of; none where it goes to a place that the document does not declare. */
  readonly schemes: readonly SecurityScheme[];
  /** The credential of a scheme, from what the login gave. */
  credential(token: string): string;
  /** The fields of an undeclared place. */
  readonly undeclared?: (token: string) => CredentialFields;
}

/** Whether a bearer token fits this scheme (OAuth 2.0 and OpenID Connect tokens are sent as bearer tokens). */
export function isBearer(scheme: SecurityScheme): boolean {
  if (scheme.type === 'http') return scheme.scheme.toLowerCase() === 'bearer';
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect';
}

/**
 * What a placing means for a document with these schemes. A place that one of them declares is that scheme, so that its
 * credential is altered and left out like any other. Throws CONFIG_INVALID for a scheme that there is not.
 */
export function placed(placing: LoginPlacing | undefined, schemes: readonly SecurityScheme[], where: string): Placed {
  const prefix = placing?.prefix ?? '';
  const credential = (token: string): string => prefix + token;
  if (placing === undefined) {
    const bearers = schemes.filter(isBearer);
    if (bearers.length === 0)
      throw new PlumblineError(
        'CONFIG_INVALID',
        `${where} needs as, a scheme or a place for what it gives: the document has no bearer scheme${schemes.length > 0 ? ` but ${namesOf(schemes)}` : ''}`,
      );
    return { schemes: bearers, credential };
  }
  if ('scheme' in placing) {
    const found = schemes.find(({ name }) => name === placing.scheme);
    if (found) return { schemes: [found], credential };
    const names = schemes.map(({ name }) => name);
    throw new PlumblineError(
      'CONFIG_INVALID',
      `${where} is for ${placing.scheme}, and the document ${names.length > 0 ? `has ${namesOf(schemes)}` : 'has no security scheme'}${didYouMean(placing.scheme, names)}`,
    );
  }
  const [place, name] =
    'header' in placing
      ? (['header', placing.header] as const)
      : 'query' in placing
        ? (['query', placing.query] as const)
        : (['cookie', placing.cookie] as const);
  const declared = schemes.filter((scheme) => scheme.type === 'apiKey' && scheme.in === place && isSame(scheme, name));
  if (declared.length > 0) return { schemes: declared, credential };
  if (place === 'header' && /^authorization$/i.test(name) && /^bearer $/i.test(prefix) && schemes.some(isBearer))
    return { schemes: schemes.filter(isBearer), credential: (token) => token };
  return { schemes: [], credential, undeclared: (token) => keyAt(place, name, prefix + token) };
}

function isSame(scheme: SecurityScheme, name: string): boolean {
  if (scheme.type !== 'apiKey') return false;
  return scheme.in === 'header' ? scheme.parameter.toLowerCase() === name.toLowerCase() : scheme.parameter === name;
}

function namesOf(schemes: readonly SecurityScheme[]): string {
  return schemes.map(({ name }) => name).join(', ');
}
