import { isDate, isDateTime, isTime } from './rfc3339.ts';

const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const LITERAL = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i;
const ATOMS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const QUOTED = /^"(?:[^"\\\r\n\0]|\\[^\r\n\0])*"$/;
const VARIABLE = '(?:\\w|%[0-9a-f]{2})+(?:\\.(?:\\w|%[0-9a-f]{2})+)*(?::[1-9]\\d{0,3}|\\*)?';
const TEMPLATE = new RegExp(
  `^(?:[^\\x00-\\x20\\x7f"<>\\\\^\`{|}%]|%[0-9a-f]{2}|\\{[+#./;?&=,!@|]?${VARIABLE}(?:,${VARIABLE})*\\})*$`,
  'iu',
);
/** Never part of an IRI (RFC 3987, 2.2). */
const NOT_IRI = /[\x00-\x20\x7f<>"{}|\\^`]|%(?![0-9a-f]{2})/i;

function isEmail(text: string): boolean {
  const cut = text.lastIndexOf('@');
  if (cut < 1) return false;
  const [local, domain] = [text.slice(0, cut), text.slice(cut + 1)];
  return (ATOMS.test(local) || QUOTED.test(local)) && (HOST.test(domain) || LITERAL.test(domain));
}

/** Refuses what is none beyond doubt; which code points of which script may stand together is not asked. */
function isInternationalHost(text: string): boolean {
  return (
    [...text].length <= 253 &&
    text
      .split(/[.\u3002\uff0e\uff61]/)
      .every((label) => label !== '' && [...label].length <= 63 && !/^-|-$|[\x00-,/:-@[-`{-\x7f\s]/.test(label))
  );
}

function isInternationalEmail(text: string): boolean {
  const cut = text.lastIndexOf('@');
  return cut > 0 && !/[\s\x00-\x1f\x7f]/.test(text) && isInternationalHost(text.slice(cut + 1));
}

function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !NOT_IRI.test(text);
}

/**
 * Formats that are judged here instead of by ajv-formats, which refuses legal ones (quoted local parts, fractions of many
 * digits, dotted template variables), or does not know them.
 */
export const ownFormats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  email: isEmail,
  'idn-email': isInternationalEmail,
  'idn-hostname': isInternationalHost,
  iri: isIri,
  'iri-reference': (text) => !NOT_IRI.test(text),
  'uri-template': (text) => TEMPLATE.test(text),
  uuid: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
};
