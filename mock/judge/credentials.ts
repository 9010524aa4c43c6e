import type { Operation, SecurityScheme } from '../../openapi/operation.ts';
import type { CredentialAttempt, MockIdentity, MockRequest } from '../fault.ts';
import type { Refusal } from './refusal.ts';
import { cookiesOf, linesOf, pairsOf, percentDecode } from './wire.ts';

type Presented = CredentialAttempt['presented'];

const MISSING: Presented = { kind: 'missing' };
const MALFORMED: Presented = { kind: 'malformed' };
// RFC 6750, 2.1: the scheme in any case (RFC 9110, 11.1), one or more spaces, a b64token.
const BEARER = /^bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const BASIC = /^basic +([A-Za-z0-9+/]*={0,2})$/i;

/** Who may use the mock: the identity that this secret of this scheme belongs to. */
export type Accepts = (scheme: SecurityScheme, secret: string) => MockIdentity | undefined;

/** How credentials are judged beside the strict rules. */
export interface CredentialBending {
  readonly credential?: (attempt: CredentialAttempt) => boolean | undefined;
  readonly scopesIgnored?: boolean;
}

/** Judges credentials of one operation: `undefined` when they are sufficient. */
export type CredentialJudge = (request: MockRequest, query: string) => Refusal | undefined;

/** A judge for the operation's security: OR of ANDs, an empty alternative lets everybody in. */
export function credentialJudge(
  operation: Operation,
  accepts: Accepts,
  known: Map<string, Set<string>>,
  bending: readonly CredentialBending[],
): CredentialJudge {
  const { security } = operation;
  if (security.length === 0 || security.some((alternative) => alternative.length === 0)) return () => undefined;
  const scopesIgnored = bending.some((one) => one.scopesIgnored);
  return (request, query) => {
    let presented = false;
    let insufficient = false;
    for (const alternative of security) {
      let all = true;
      const members = alternative
        .filter(({ scheme }) => scheme.type !== 'mutualTLS')
        .map(({ scheme, scopes }) => {
          const found = present(scheme, request, query);
          return {
            scheme,
            scopes,
            found,
            identity: found.kind === 'secret' ? accepts(scheme, found.secret) : undefined,
          };
        });
      const set = {
        size: members.length,
        presented: members.filter(({ found }) => found.kind !== 'missing').length,
        valid: members.filter(({ identity }) => identity !== undefined).length,
      };
      for (const { scheme, scopes, found, identity } of members) {
        const secrets = known.get(scheme.name) ?? new Set<string>();
        if (identity === 'first' && found.kind === 'secret' && !secrets.has(found.secret))
          known.set(scheme.name, secrets.add(found.secret));
        if (found.kind !== 'missing') presented = true;
        const bent = bending
          .map((one) =>
            one.credential?.({
              scheme,
              request,
              presented: found,
              identity,
              set,
              known: secrets,
              accepts: (secret) => accepts(scheme, secret),
            }),
          )
          .find((verdict) => verdict !== undefined);
        const valid = bent ?? identity !== undefined;
        if (valid && identity === 'second' && scopes.length > 0 && !scopesIgnored) {
          insufficient = true;
          all = false;
        } else if (!valid) all = false;
      }
      if (all) return undefined;
    }
    if (insufficient) return { kind: 'scope', detail: 'the credentials lack a scope' };
    return {
      kind: 'credentials',
      detail: presented ? 'the credentials are not valid' : 'credentials are missing',
      presented,
    };
  };
}

/** What stands in the scheme's place of the request. Never throws. */
export function present(scheme: SecurityScheme, request: MockRequest, query: string): Presented {
  switch (scheme.type) {
    case 'http':
      return authorization(scheme.scheme.toLowerCase(), request);
    case 'oauth2':
    case 'openIdConnect':
      return authorization('bearer', request);
    case 'mutualTLS':
      return MISSING;
    case 'apiKey':
      switch (scheme.in) {
        case 'header':
          return only(linesOf(request.fields, scheme.parameter).map((line) => line.trim()));
        case 'query':
          return only(
            (pairsOf(query) ?? [])
              .filter(({ name }) => name === scheme.parameter)
              .map(({ text }) => percentDecode(text, true)),
          );
        case 'cookie':
          return only(
            cookiesOf(request.fields)
              .filter(({ name }) => name === scheme.parameter)
              .map(({ text }) => text),
          );
      }
  }
}

function only(values: readonly (string | undefined)[]): Presented {
  const [value] = values;
  if (values.length === 0 || (values.length === 1 && value !== undefined && value.trim() === '')) return MISSING;
  return values.length > 1 || value === undefined ? MALFORMED : { kind: 'secret', secret: value };
}

function authorization(scheme: string, { fields }: MockRequest): Presented {
  const lines = linesOf(fields, 'authorization');
  const [line] = lines;
  if (line === undefined || (lines.length === 1 && line.trim() === '')) return MISSING;
  if (lines.length > 1) return MALFORMED;
  const value = line.trim();
  switch (scheme) {
    case 'bearer': {
      const token = BEARER.exec(value)?.[1];
      return token === undefined ? MALFORMED : { kind: 'secret', secret: token };
    }
    case 'basic': {
      const text = BASIC.exec(value)?.[1];
      return text === undefined ? MALFORMED : basic(text);
    }
    default: {
      const cut = value.indexOf(' ');
      const named = cut > 0 && value.slice(0, cut).toLowerCase() === scheme;
      return named ? { kind: 'secret', secret: value.slice(cut).trim() } : MALFORMED;
    }
  }
}

/** RFC 7617, 2: base64 of user, colon, password; neither holds control characters. */
function basic(encoded: string): Presented {
  if (encoded.length % 4 !== 0 || encoded === '') return MALFORMED;
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) return MALFORMED;
  const text = bytes.toString('utf8');
  return /[\0-\x1F\x7F]/.test(text) || !text.includes(':') ? MALFORMED : { kind: 'secret', secret: text };
}
