import type { Operation, SecurityAlternative, SecurityScheme } from '../../openapi/operation.ts';
import type { CredentialUse } from '../case.ts';
import { type Identities, type Identity, identitiesAt } from '../identity.ts';
import { DUMMY_CREDENTIALS } from './dummy.ts';
import type { CredentialFields } from './fields.ts';
import { noFields, together } from './fields.ts';
import { keyAt } from './matrix/api-key.ts';
import { rowsFor } from './matrix/index.ts';

/** The fields that these credentials put on the wire of this operation: a pure function of the use and the identities. */
export function placeCredentials(operation: Operation, use: CredentialUse, everybody: Identities): CredentialFields {
  const identities = identitiesAt(everybody, operation);
  switch (use.kind) {
    case 'none':
      return noFields;
    case 'supplied': {
      const identity = use.identity === 'second' ? identities.second : identities.first;
      if (!identity) return noFields;
      const own = sufficient(operation, identity).map(({ scheme }) => ownPlace(scheme, identity));
      return identity.undeclared ? together([...own, identity.undeclared()]) : together(own);
    }
    case 'altered': {
      const alternative = alternativeWith(operation, use.scheme, identities.first);
      if (use.case === 'alone')
        return together(
          alternative
            .filter(({ scheme }) => scheme.name === use.scheme)
            .map(({ scheme }) => ownPlace(scheme, identities.first)),
        );
      const parts = alternative.map(({ scheme }) => {
        if (scheme.name !== use.scheme) return ownPlace(scheme, identities.first);
        const supplied = identities.first.credential(scheme);
        const row = rowsFor(scheme).find(({ id }) => id === use.case);
        const altered =
          row?.place({ scheme, secret: supplied ?? DUMMY_CREDENTIALS.first, supplied: supplied !== undefined }) ??
          noFields;
        // What no scheme declares would let in who the scheme must keep out.
        return row?.class === '+' && identities.first.undeclared
          ? together([altered, identities.first.undeclared()])
          : altered;
      });
      return together(parts);
    }
  }
}

/** The alternative in which a scheme is altered: one whose other schemes are all supplied, where there is such a one. */
function alternativeWith({ security }: Operation, name: string, identity: Identity): SecurityAlternative {
  const asking = security.filter((alternative) => alternative.some(({ scheme }) => scheme.name === name));
  const supplied = (alternative: SecurityAlternative): boolean =>
    alternative.every(({ scheme }) => scheme.name === name || identity.credential(scheme) !== undefined);
  return asking.find(supplied) ?? asking[0] ?? [];
}

/** The first alternative for which everything was supplied, else the one with most; none when nothing is asked for. */
export function sufficient({ security }: Operation, identity: Identity): SecurityAlternative {
  const has = (alternative: SecurityAlternative): number =>
    alternative.filter(({ scheme }) => identity.credential(scheme) !== undefined).length;
  const asked = security.filter((alternative) => alternative.length > 0);
  return (
    asked.find((alternative) => has(alternative) === alternative.length) ??
    [...asked].sort((a, b) => has(b) - has(a))[0] ??
    []
  );
}

/** The secret where and as the scheme wants it; nothing when none was supplied. */
export function ownPlace(scheme: SecurityScheme, identity: Identity): CredentialFields {
  const secret = identity.credential(scheme);
  if (secret === undefined) return noFields;
  switch (scheme.type) {
    case 'apiKey':
      return keyAt(scheme.in, scheme.parameter, secret);
    case 'http': {
      if (scheme.scheme.toLowerCase() === 'basic')
        return { ...noFields, headers: [['Authorization', `Basic ${Buffer.from(secret).toString('base64')}`]] };
      const name = scheme.scheme.toLowerCase() === 'bearer' ? 'Bearer' : scheme.scheme;
      return { ...noFields, headers: [['Authorization', `${name} ${secret}`]] };
    }
    case 'oauth2':
    case 'openIdConnect':
      return { ...noFields, headers: [['Authorization', `Bearer ${secret}`]] };
    case 'mutualTLS':
      return noFields;
  }
}
