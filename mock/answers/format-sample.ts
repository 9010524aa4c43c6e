import { between, type Random, uuidFrom } from './random.ts';

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron'];
const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** A word that stays the same for the same stream. */
export function word(random: Random): string {
  return WORDS[random() % WORDS.length] ?? 'amber';
}

/** A text of this format on which validators agree; `undefined` for formats that allow any text. */
export function formatSample(format: string, random: Random): string | undefined {
  const date = (): string =>
    `20${pad(between(random, 10, 24))}-${pad(between(random, 1, 12))}-${pad(between(random, 1, 28))}`;
  const time = (): string =>
    `${pad(between(random, 0, 23))}:${pad(between(random, 0, 59))}:${pad(between(random, 0, 59))}Z`;
  switch (format) {
    case 'uuid':
      return uuidFrom(random);
    case 'date-time':
    case 'iso-date-time':
      return `${date()}T${time()}`;
    case 'date':
      return date();
    case 'time':
    case 'iso-time':
      return time();
    case 'duration':
      return `P${between(random, 1, 20)}D`;
    case 'email':
    case 'idn-email':
      return `${word(random)}${between(random, 1, 999)}@example.com`;
    case 'hostname':
    case 'idn-hostname':
      return `${word(random)}${between(random, 1, 999)}.example.com`;
    case 'ipv4':
      return `192.0.2.${between(random, 1, 254)}`;
    case 'ipv6':
      return `2001:db8::${between(random, 1, 0xffff).toString(16)}`;
    case 'uri':
    case 'url':
    case 'iri':
      return `https://example.com/${word(random)}/${between(random, 1, 9999)}`;
    case 'uri-reference':
    case 'iri-reference':
      return `/${word(random)}/${between(random, 1, 9999)}`;
    case 'uri-template':
      return `/${word(random)}/{id}`;
    case 'json-pointer':
    case 'json-pointer-uri-fragment':
      return format === 'json-pointer' ? `/${word(random)}` : `#/${word(random)}`;
    case 'relative-json-pointer':
      return `${between(random, 0, 3)}/${word(random)}`;
    case 'regex':
      return `^${word(random)}$`;
    case 'byte':
    case 'base64':
      return Buffer.from(`${word(random)}${between(random, 10, 99)}`).toString('base64');
    case 'base64url':
      return Buffer.from(word(random)).toString('base64url');
    case 'http-date':
      return 'Tue, 15 Nov 1994 08:12:31 GMT';
    case 'char':
      return word(random).slice(0, 1);
    default:
      return undefined;
  }
}
