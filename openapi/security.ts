import { dereference } from './dereference.ts';
import { isArray, isObject, type Json, type JsonObject, member } from './json.ts';
import type { SecurityAlternative, SecurityScheme } from './operation.ts';
import { join } from './pointer.ts';

/**
 * The alternatives of a `security` list, each all the schemes it asks for at once. A scheme that is not described, or not of a
 * known type, is left out. OpenAPI 3.1, Security Requirement Object.
 */
export function securityOf(root: JsonObject, security: Json | undefined): readonly SecurityAlternative[] {
  if (!isArray(security)) return [];
  return security.filter(isObject).map((alternative) =>
    Object.entries(alternative).flatMap(([name, scopes]) => {
      const scheme = schemeOf(root, name);
      return scheme
        ? [
            {
              scheme,
              scopes: isArray(scopes) ? scopes.filter((scope): scope is string => typeof scope === 'string') : [],
            },
          ]
        : [];
    }),
  );
}

function schemeOf(root: JsonObject, name: string): SecurityScheme | undefined {
  const place = dereference(
    root,
    member(member(member(root, 'components'), 'securitySchemes'), name),
    join('/components/securitySchemes', name),
  );
  const source = place.value;
  if (!isObject(source)) return undefined;
  const base = { name, pointer: place.pointer };
  const text = (key: string): string | undefined => {
    const value = member(source, key);
    return typeof value === 'string' ? value : undefined;
  };
  switch (text('type')) {
    case 'http':
      return { ...base, type: 'http', scheme: text('scheme') ?? 'bearer', bearerFormat: text('bearerFormat') };
    case 'apiKey': {
      const location = text('in');
      return location === 'header' || location === 'query' || location === 'cookie'
        ? { ...base, type: 'apiKey', in: location, parameter: text('name') ?? name }
        : undefined;
    }
    case 'oauth2':
    case 'openIdConnect':
    case 'mutualTLS':
      return { ...base, type: text('type') as 'oauth2' | 'openIdConnect' | 'mutualTLS' }; // one of the three cases
    default:
      return undefined;
  }
}
