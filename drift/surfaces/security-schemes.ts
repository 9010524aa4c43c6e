import type { ApiDocument } from '../../openapi/api-document.ts';
import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import type { SecurityRequirement } from '../../openapi/operation.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import type { Change } from '../change.ts';
import type { Documents } from './documents.ts';
import type { Matched } from './matched.ts';

/** What a client has to send for a scheme, whatever it is called. */
export function definition(
  { root, openapi }: Pick<ApiDocument, 'root' | 'openapi'>,
  { scheme }: SecurityRequirement,
): string {
  switch (scheme.type) {
    case 'http':
      return `http ${scheme.scheme.toLowerCase()}`;
    case 'apiKey':
      if (meansBearer(objectAt(root, scheme.pointer), openapi)) return 'http bearer';
      return `apiKey ${scheme.in} ${scheme.in === 'header' ? scheme.parameter.toLowerCase() : scheme.parameter}`;
    case 'oauth2':
      return 'oauth2';
    case 'openIdConnect':
      return (
        `openIdConnect ${String(member(valueAt(root, scheme.pointer), 'openIdConnectUrl') ?? '')}`.split(' ')[0] ?? ''
      );
    case 'mutualTLS':
      return 'mutualTLS';
  }
}

/** A key in the field Authorization is how OpenAPI 2.0 has to write a bearer token, and how others write it too. */
function meansBearer({ in: location, name, description }: JsonObject, openapi: string): boolean {
  const authorization = location === 'header' && String(name).toLowerCase() === 'authorization';
  return authorization && (openapi.startsWith('2') || /\bbearer\b/i.test(String(description ?? '')));
}

/** The id of what makes a scheme another one; `undefined` where clients send the same. */
export function redefinition(old: JsonObject, fresh: JsonObject): string | undefined {
  const base = 'api-security-component';
  if (old.type !== fresh.type) return `${base}-type-changed`;
  const text = (value: Json | undefined): string => String(value ?? '').toLowerCase();
  if (text(old.scheme) !== text(fresh.scheme)) return `${base}-http-scheme-changed`;
  if (old.in !== fresh.in) return `${base}-api-key-in-changed`;
  if (old.type === 'apiKey' && old.name !== fresh.name) return `${base}-api-key-name-changed`;
  return undefined;
}

const URLS = [
  ['authorizationUrl', 'oauth-url'],
  ['tokenUrl', 'oauth-token-url'],
  ['refreshUrl', 'oauth-refresh-url'],
] as const;

/** Addresses of authorization servers that changed, of schemes that both documents use under one name. */
export function schemeAddressChanges({ old, new: fresh }: Documents, matched: readonly Matched[]): readonly Change[] {
  const used = (side: 'old' | 'new') =>
    new Map(matched.flatMap((each) => each[side].security.flat()).map(({ scheme }) => [scheme.name, scheme.pointer]));
  const before = used('old');
  const after = used('new');
  return [...before].flatMap(([name, pointer]) => {
    const other = after.get(name);
    if (other === undefined) return [];
    const was = objectAt(old.root, pointer);
    const is = objectAt(fresh.root, other);
    const said = (suffix: string, from: Json | undefined, to: Json | undefined): readonly Change[] =>
      from === to || from === undefined || to === undefined
        ? []
        : [
            {
              id: `api-security-component-${suffix}-changed`,
              verdict: 'review',
              direction: 'request',
              operation: '*',
              at: { old: pointer, new: other },
              message: `the security scheme ${name}: ${String(from)} is now ${String(to)}`,
              witness: null,
            },
          ];
    const flows = objectOf(was.flows);
    return [
      ...said('openid-connect-url', was.openIdConnectUrl, is.openIdConnectUrl),
      ...Object.keys(flows).flatMap((flow) =>
        URLS.flatMap(([keyword, suffix]) =>
          said(suffix, member(flows[flow], keyword), member(member(is.flows, flow), keyword)),
        ),
      ),
    ];
  });
}

/** The object at this place; an empty one where there is none. */
export function objectAt(root: JsonObject, pointer: JsonPointer): JsonObject {
  return objectOf(valueAt(root, pointer));
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) && !isArray(value) ? value : {};
}
