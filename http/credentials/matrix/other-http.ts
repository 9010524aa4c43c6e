import { sameShape } from '../alterations.ts';
import { type CredentialDefinition, inHeader } from '../definition.ts';
import { noFields } from '../fields.ts';

/** Any other scheme of the Authorization field: what can be said without knowing its grammar. */
export const otherHttp: readonly CredentialDefinition[] = [
  { id: 'http-missing', class: 'M', summary: 'no Authorization field', needsNoSecret: true, place: () => noFields },
  {
    id: 'http-scheme-alone',
    class: 'Q',
    summary: 'the scheme without credentials',
    needsNoSecret: true,
    place: ({ scheme }) => (scheme.type === 'http' ? inHeader('Authorization', scheme.scheme) : undefined),
  },
  {
    id: 'http-random',
    class: 'I',
    summary: 'random credentials of the same shape',
    place({ scheme, secret }) {
      const wrong = sameShape(secret);
      return scheme.type === 'http' && wrong !== undefined
        ? inHeader('Authorization', `${scheme.scheme} ${wrong}`)
        : undefined;
    },
  },
];
