import { isArray, isObject, type Json } from '../../openapi/json.ts';

/** Where a zero of either sign may stand. */
const ZERO = /(?:^|[:[,])0(?:[,\]}]|$)/;

/** JSON text of a value. Unlike `JSON.stringify` it keeps the sign of `-0`. Members that are `undefined` are left out. */
export function jsonText(value: Json): string {
  const plain = JSON.stringify(value);
  return ZERO.test(plain) && hasNegativeZero(value) ? exact(value) : plain;
}

function hasNegativeZero(value: Json | undefined): boolean {
  if (Object.is(value, -0)) return true;
  if (isArray(value)) return value.some(hasNegativeZero);
  return isObject(value) && Object.values(value).some(hasNegativeZero);
}

function exact(value: Json): string {
  if (Object.is(value, -0)) return '-0';
  if (isArray(value)) return `[${value.map(exact).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : [`${JSON.stringify(name)}:${exact(inner)}`],
  );
  return `{${members.join(',')}}`;
}
