import type { Operation, SecurityAlternative, SecurityScheme } from '../../openapi/operation.ts';
import type { HeaderField } from '../exchange.ts';
import type { Identities, Identity } from '../identity.ts';
import type { CredentialFields } from './fields.ts';
import { ownPlace } from './place.ts';

/**
 * Whether these fields hold the valid credentials of some alternative of the operation, of either identity: then no
 * server is wrong to accept them. Names and values are compared as their places decode them.
 */
export function suffices(operation: Operation, fields: CredentialFields, { first, second }: Identities): boolean {
  return [first, second].some(
    (identity) =>
      identity !== undefined && operation.security.some((alternative) => satisfied(alternative, fields, identity)),
  );
}

function satisfied(alternative: SecurityAlternative, fields: CredentialFields, identity: Identity): boolean {
  return (
    alternative.length > 0 &&
    alternative.every(({ scheme }) => {
      const own = ownFields(scheme, identity);
      return (
        own !== undefined &&
        own.headers.every((field) => fields.headers.some((other) => sameField(field, other))) &&
        own.query.every((pair) => fields.query.some((other) => samePair(pair, other))) &&
        own.cookies.every((pair) => fields.cookies.some((other) => samePair(pair, other)))
      );
    })
  );
}

type Places = WeakMap<SecurityScheme, { readonly secret: string; readonly fields: CredentialFields }>;

const known = new WeakMap<Identity, Places>();

/** Where an identity puts the credential of a scheme, worked out once for a secret; `undefined` where it has none. */
function ownFields(scheme: SecurityScheme, identity: Identity): CredentialFields | undefined {
  const secret = identity.credential(scheme);
  if (secret === undefined) return undefined;
  const places: Places = known.get(identity) ?? new WeakMap();
  known.set(identity, places);
  const before = places.get(scheme);
  if (before?.secret === secret) return before.fields;
  const fields = ownPlace(scheme, identity);
  places.set(scheme, { secret, fields });
  return fields;
}

/** Names and the scheme in front compare without case; runs of blanks count as one. */
function sameField([name, value]: HeaderField, [otherName, otherValue]: HeaderField): boolean {
  const plain = (text: string): string =>
    text.trim().replace(/^(\S+) +/, (_, scheme: string) => `${scheme.toLowerCase()} `);
  return name.toLowerCase() === otherName.toLowerCase() && plain(value) === plain(otherValue);
}

function samePair([name, value]: readonly [string, string], [other, otherValue]: readonly [string, string]): boolean {
  return decoded(name) === decoded(other) && decoded(value) === decoded(otherValue);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).replace(/^"(.*)"$/, '$1');
  } catch {
    return text;
  }
}
