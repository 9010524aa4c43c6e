import { createHash } from 'node:crypto';
import { parseDocument } from '../../../openapi/parse.ts';
import type { Asked, Told } from '../served.testing.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { type: 'object', required: ['title'] } } },
});
const text = { type: 'string' };
const method = { type: 'string', enum: ['S256', 'plain'] };

/** Codes and their exchange, of which the document says no more than documents do. */
export const document = parseDocument(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Codes', version: '1' },
    paths: {
      '/codes': {
        post: {
          requestBody: {
            required: true,
            content: json({
              type: 'object',
              required: ['callback_url'],
              properties: {
                callback_url: { type: 'string', format: 'uri' },
                code_challenge: text,
                code_challenge_method: method,
                limit: { type: 'number' },
              },
            }),
          },
          responses: {
            200: {
              description: 'a code',
              content: json({
                type: 'object',
                required: ['data'],
                properties: { data: { type: 'object', required: ['id'], properties: { id: text } } },
              }),
            },
            400: problem('refused'),
          },
        },
      },
      '/keys': {
        post: {
          requestBody: {
            required: true,
            content: json({
              type: 'object',
              required: ['code'],
              properties: {
                code: text,
                code_verifier: text,
                code_challenge_method: { type: ['string', 'null'], enum: ['S256', 'plain', null] },
              },
            }),
          },
          responses: {
            200: {
              description: 'a key',
              content: json({ type: 'object', required: ['key'], properties: { key: text } }),
            },
            400: problem('refused'),
            403: problem('no such code'),
          },
        },
      },
    },
  }),
  { source: 'codes.json' },
);

/** One rule that the server may forget. */
export type Lapse =
  | 'short'
  | 'alphabet'
  | 'impossible'
  | 'none'
  | 'method-case'
  | 'refuses-longest'
  | 'refuses-tilde'
  | 'refuses-unnamed'
  | 'refuses-s256'
  | 'default-s256'
  | 'method-of-exchange'
  | 'verifier-ignored'
  | 'verifier-optional'
  | 'verifier-length'
  | 'unasked'
  | 'twice'
  | 'shown'
  | 'callback-fragment'
  | 'callback-backslash'
  | 'callback-http'
  | 'callback-userinfo';

const UNRESERVED = /^[A-Za-z0-9._~-]*$/;
const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>) // an object that JSON.parse made
    : undefined;

/** A server that keeps RFC 7636, but for one rule. */
export function authorizationServer(lapse?: Lapse): (asked: Asked) => Told {
  const codes = new Map<string, { challenge: string | undefined; method: string; spent: boolean }>();
  const forgets = (one: Lapse): boolean => lapse === one;
  const refused = (title: string, status = 400): Told => ({ status, json: { title, status } });

  function callback(value: unknown): boolean {
    if (typeof value !== 'string') return false;
    if (forgets('callback-backslash') && value.includes('\\')) return true;
    if (!/^[!-[\]-~]*$/.test(value) || !/^[a-z][a-z0-9+.-]*:/i.test(value)) return false;
    if (value.includes('#') && !forgets('callback-fragment')) return false;
    if (!URL.canParse(value)) return false;
    const { protocol, username } = new URL(value);
    const host = /^[a-z]+:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(value)?.[1];
    if (username !== '' && !forgets('callback-userinfo')) return false;
    if (protocol === 'https:') return true;
    if (protocol === 'http:')
      return (
        forgets('callback-http') || (['127.0.0.1', 'localhost', '[::1]'].includes(host ?? '') && !value.includes(':0/'))
      );
    return false;
  }

  function challengeFault(challenge: unknown, how: unknown): string | undefined {
    if (challenge === undefined) return forgets('none') || forgets('unasked') ? undefined : 'a challenge is required';
    if (typeof challenge !== 'string') return 'the challenge is no text';
    const known = how === undefined || how === 'S256' || how === 'plain';
    const like = typeof how === 'string' && /^s(ha)?256$/i.test(how);
    if (!known && !(forgets('method-case') && like)) return 'transform algorithm not supported';
    if (forgets('refuses-s256') && how === 'S256') return 'not S256';
    if (challenge.length < 43 && !forgets('short')) return 'too short';
    if (challenge.length > (forgets('refuses-longest') ? 100 : 128)) return 'too long';
    if (forgets('refuses-tilde') && challenge.includes('~')) return 'a tilde';
    if (!UNRESERVED.test(challenge) && !forgets('alphabet')) return 'reserved characters';
    const possible = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(challenge);
    const lenient = forgets('impossible') || forgets('short') || forgets('alphabet');
    const taken = how ?? (forgets('refuses-unnamed') ? 'S256' : 'plain');
    return taken === 'S256' && !possible && !lenient ? 'no challenge of S256' : undefined;
  }

  function create(body: Record<string, unknown> | undefined): Told {
    if (!body || !callback(body.callback_url)) return refused('no callback');
    if (body.limit !== undefined && typeof body.limit !== 'number') return refused('no limit');
    const { code_challenge: challenge, code_challenge_method: how } = body;
    const fault =
      how !== undefined && challenge === undefined && !forgets('none')
        ? 'no challenge'
        : challengeFault(challenge, how);
    if (fault !== undefined) return refused(fault);
    const id = `code-${codes.size + 1}`;
    codes.set(id, {
      challenge: typeof challenge === 'string' ? challenge : undefined,
      method: how === 'S256' || (how === undefined && forgets('default-s256')) ? 'S256' : 'plain',
      spent: false,
    });
    return { status: 200, json: { data: { id, ...(forgets('shown') && { proof: challenge }) } } };
  }

  function exchange(body: Record<string, unknown> | undefined): Told {
    if (!body || typeof body.code !== 'string') return refused('no code');
    const { code_verifier: verifier, code_challenge_method: says } = body;
    if (verifier !== undefined && typeof verifier !== 'string') return refused('the verifier is no text');
    if (says !== undefined && says !== null && says !== 'S256' && says !== 'plain') return refused('no method');
    const made = codes.get(body.code);
    if (!made || (made.spent && !forgets('twice'))) return refused('no such code', 403);
    if (verifier === undefined ? made.challenge !== undefined && !forgets('verifier-optional') : false)
      return refused('a verifier is required');
    if (verifier !== undefined && made.challenge === undefined && !forgets('unasked')) return refused('no challenge');
    if (verifier !== undefined && made.challenge !== undefined && !forgets('verifier-ignored')) {
      const sound = verifier.length >= 43 && verifier.length <= 128 && UNRESERVED.test(verifier);
      if (!sound && !forgets('verifier-length')) return refused('no verifier');
      const how = forgets('method-of-exchange') && typeof says === 'string' ? says : made.method;
      const proof = how === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
      if (proof !== made.challenge) return refused('another verifier', 403);
    }
    made.spent = true;
    return { status: 200, json: { key: `key of ${body.code}` } };
  }

  return ({ method: verb, path, headers, json: sent }) => {
    if (path !== '/codes' && path !== '/keys') return refused('nothing here', 404);
    if (verb === 'OPTIONS') return { status: 204, headers: { Allow: 'POST, OPTIONS' } };
    if (verb !== 'POST') return { ...refused('not so', 405), headers: { Allow: 'POST, OPTIONS' } };
    if (!/^application\/json *(;|$)/i.test(headers['content-type'] ?? '')) return refused('not this type', 415);
    return path === '/codes' ? create(object(sent)) : exchange(object(sent));
  };
}
