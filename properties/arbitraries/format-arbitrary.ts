import { type Arbitrary, array, constantFrom, date, domain, oneof, string, tuple, uuid } from 'fast-check';
import { formatValues } from './format-values.ts';

/** Texts of a registered format: those that are listed, and drawn ones where there are many. */
export function formatArbitrary(format: string): Arbitrary<string> {
  const listed = constantFrom(...(formatValues[format]?.valid ?? ['']));
  // Drawn ones more often: what has to be unique is soon taken.
  const mostly = (drawn: Arbitrary<string>): Arbitrary<string> =>
    oneof({ weight: 4, arbitrary: drawn }, { weight: 1, arbitrary: listed });
  switch (format) {
    case 'uuid':
      return mostly(uuid());
    case 'uri':
    case 'url':
      return mostly(url());
    case 'email':
      return mostly(
        tuple(
          string({ unit: constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), minLength: 1, maxLength: 12 }),
          domain(),
        ).map(([user, host]) => `${user}@${host}`),
      );
    case 'date':
      return mostly(instant().map((text) => text.slice(0, 10)));
    case 'date-time':
      return mostly(
        tuple(instant(), constantFrom('Z', '+00:00', '-03:30', '+05:45')).map(
          ([text, offset]) => text.slice(0, 19) + offset,
        ),
      );
    default:
      return listed;
  }
}

/** A web address in ASCII. fast-check's own draws from all of Unicode, whose tables take half a second to build. */
function url(): Arbitrary<string> {
  const piece = string({ unit: constantFrom(...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-._~'), maxLength: 8 });
  const pair = tuple(piece, piece).map(([name, value]) => `${name}=${value}`);
  return tuple(
    constantFrom('http', 'https'),
    domain(),
    array(piece, { maxLength: 4 }),
    array(pair, { maxLength: 2 }),
  ).map(
    ([scheme, host, path, query]) =>
      `${scheme}://${host}${path.map((segment) => `/${segment}`).join('')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
  );
}

function instant(): Arbitrary<string> {
  return date({
    min: new Date('1970-01-01T00:00:00Z'),
    max: new Date('2099-12-31T23:59:59Z'),
    noInvalidDate: true,
  }).map((moment) => moment.toISOString());
}
