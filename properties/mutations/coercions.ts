import { isArray, type Json } from '../../openapi/json.ts';

/** What a lenient server may make of a JSON value: text as what it spells, a list of one as its item, a scalar as text. */
export function coercions(value: Json): readonly Json[] {
  const found: Json[] = [];
  if (typeof value === 'string') {
    const text = value.trim();
    if (text !== '' && Number.isFinite(Number(text))) found.push(Number(text));
    if (/^(true|false|yes|no|on|off|1|0)$/i.test(text)) found.push(/^(true|yes|on|1)$/i.test(text));
    if (text === '' || text === 'null') found.push(null);
    if (text !== value) found.push(text);
    found.push([value]);
  } else if (typeof value === 'number' || typeof value === 'boolean') {
    found.push(String(value), [value], typeof value === 'number' ? Boolean(value) : Number(value));
  } else if (value === null) found.push('', 0, false);
  else if (isArray(value) && value.length === 1 && value[0] !== undefined) found.push(value[0], ...coercions(value[0]));
  else if (isArray(value) && value.length === 0) found.push('', null);
  return found;
}
