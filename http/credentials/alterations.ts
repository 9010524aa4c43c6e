import { encodeStrictly } from '../encode/percent.ts';
/** Secrets that are close to a secret and not it. Each is `undefined` where it would be the secret itself. */
export type Alteration = (secret: string) => string | undefined;

const different =
  (make: (secret: string) => string): Alteration =>
  (secret) => {
    const made = make(secret);
    return made === secret || made === '' ? undefined : made;
  };

const middle = (secret: string): number => Math.floor(secret.length / 2);

/** Another letter or digit, so that the syntax stays. */
function other(character: string): string {
  if (character === 'z') return 'a';
  if (character === 'Z') return 'A';
  if (character === '9') return '0';
  return /[a-yA-Y0-8]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 1) : 'x';
}

export const firstHalf = different((secret) => secret.slice(0, Math.ceil(secret.length / 2)));
export const secondHalf = different((secret) => secret.slice(Math.ceil(secret.length / 2)));
export const allButLast = different((secret) => secret.slice(0, -1));
export const extended = different((secret) => `${secret}x`);
export const reversed = different((secret) => [...secret].reverse().join(''));
export const doubled = different((secret) => `${secret}${secret}`);
export const caseFlipped = different((secret) =>
  [...secret].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join(''),
);

/** One character in the middle is another: the last one of a base64url text may carry bits that nobody reads. */
export const middleChanged = different(
  (secret) => secret.slice(0, middle(secret)) + other(secret.charAt(middle(secret))) + secret.slice(middle(secret) + 1),
);
/** The last character is another, by a bit that counts. */
export const lastChanged = different((secret) => secret.slice(0, -1) + farFrom(secret.slice(-1)));

/** A character whose base64url value differs in its highest bit, so that a decoder which drops trailing bits still sees it. */
function farFrom(character: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const value = alphabet.indexOf(character);
  return value < 0 ? 'x' : alphabet.charAt(value ^ 32);
}

/** Well-formed, of the same length and kinds of characters, and derived from nothing but the length: no secret shows through. */
export const sameShape: Alteration = different((secret) =>
  [...secret]
    .map((c, i) =>
      /[0-9]/.test(c)
        ? String((i * 7 + 3) % 10)
        : /[a-z]/.test(c)
          ? String.fromCharCode(97 + ((i * 11 + 5) % 26))
          : /[A-Z]/.test(c)
            ? String.fromCharCode(65 + ((i * 13 + 7) % 26))
            : c,
    )
    .join(''),
);

/** Every character percent-encoded where an unreserved-only text would stay the same. */
export const percentEncoded = different((secret) => encodeStrictly(secret));
