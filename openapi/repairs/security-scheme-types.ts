import { join } from '../pointer.ts';
import { type Draft, isDraft, mended, type Repair } from './repair.ts';

/** `type: bearer`, `type: basic` in OpenAPI 3, an `http` scheme that does not say which, an apiKey without a place. */
export const securitySchemeTypes: Repair = {
  code: 'security-scheme-type',
  summary: 'a security scheme has a type that is none, or does not say what its type needs',
  *mend(root, family) {
    const [holder, home] =
      family === '2.0'
        ? [root.securityDefinitions, '/securityDefinitions']
        : [isDraft(root.components) ? root.components.securitySchemes : undefined, '/components/securitySchemes'];
    for (const [name, scheme] of Object.entries(isDraft(holder) ? holder : {})) {
      if (!isDraft(scheme) || scheme.$ref !== undefined) continue;
      const written = JSON.stringify(scheme).slice(0, 60);
      const meant = family === '2.0' ? meantIn2(scheme) : meantIn3(scheme, name);
      if (!meant) continue;
      Object.assign(scheme, meant);
      yield mended(
        'security-scheme-type',
        join(home, name),
        `${written} is no security scheme of OpenAPI ${family}`,
        Object.entries(meant)
          .map(([member, value]) => `${member}: ${String(value)}`)
          .join(', '),
        'write it so',
      );
    }
  },
};

function meantIn3(scheme: Draft, name: string): Draft | undefined {
  const type = typeof scheme.type === 'string' ? scheme.type.toLowerCase() : '';
  if (/^(bearer|jwt|token|httpbearer)$/.test(type)) return { type: 'http', scheme: 'bearer' };
  if (/^(basic|httpbasic)$/.test(type)) return { type: 'http', scheme: 'basic' };
  if (type === 'http' && typeof scheme.scheme !== 'string') return { scheme: 'bearer' };
  // RFC 9110, 11.1: the name of a scheme is one word.
  const [word = ''] = String(scheme.scheme)
    .trim()
    .toLowerCase()
    .split(/[^\w.+-]/);
  if (type === 'http' && scheme.type === 'http' && !/^[\w.+-]+$/.test(String(scheme.scheme)))
    return { scheme: word || 'bearer' };
  if (/^(apikey|api_key|api-key|header)$/.test(type)) {
    const place = typeof scheme.in === 'string' ? scheme.in.toLowerCase() : 'header';
    const meant: Draft = {
      ...(scheme.type !== 'apiKey' && { type: 'apiKey' }),
      ...(scheme.in !== place && { in: place }),
      ...(typeof scheme.name !== 'string' && { name }),
    };
    return Object.keys(meant).length > 0 ? meant : undefined;
  }
  for (const proper of ['oauth2', 'openIdConnect', 'mutualTLS', 'http'])
    if (type === proper.toLowerCase() && scheme.type !== proper) return { type: proper };
  return /^(oauth|oauth_?2(\.0)?)$/.test(type) && type !== 'oauth2' ? { type: 'oauth2' } : undefined;
}

function meantIn2(scheme: Draft): Draft | undefined {
  const type = typeof scheme.type === 'string' ? scheme.type.toLowerCase() : '';
  if (type === 'http' && scheme.scheme === 'basic') return { type: 'basic' };
  if (/^(bearer|jwt|http)$/.test(type)) return { type: 'apiKey', in: 'header', name: 'Authorization' };
  return undefined;
}
