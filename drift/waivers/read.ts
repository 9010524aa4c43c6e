import { PlumblineError } from '../../openapi/error.ts';
import { isArray, isObject, type Json, member } from '../../openapi/json.ts';
import { readSyntax } from '../../openapi/syntax.ts';
import { isDate } from '../lifecycle/removal.ts';
import { blanked } from '../surfaces/matched.ts';
import type { Waiver } from './waiver.ts';

/**
 * The waivers of a baseline: a YAML or JSON list, or the member `waivers` of an object. Throws CONFIG_INVALID, naming the
 * entry and what it lacks.
 */
export function readWaivers(text: string, file: string): readonly Waiver[] {
  const value = text.trim() === '' ? [] : readSyntax(text, file, 0).value;
  const list = isArray(value) ? value : (member(value, 'waivers') ?? []);
  if (!isArray(list)) throw new PlumblineError('CONFIG_INVALID', `${file} has no list of waivers`);
  return list.map((entry, index) => waiverOf(entry, `${file}: waiver ${index + 1}`));
}

function waiverOf(entry: Json, name: string): Waiver {
  const invalid = (sentence: string): PlumblineError => new PlumblineError('CONFIG_INVALID', `${name} ${sentence}`);
  if (!isObject(entry)) throw invalid('is no object with check, operation, pointer, reason, owner, expires');
  const text = (key: keyof Waiver): string => {
    const value = entry[key];
    if (typeof value !== 'string' || value.trim() === '') throw invalid(`has no ${key}; write one`);
    return value.trim();
  };
  const operation = text('operation');
  if (operation === '*' && entry.scope !== 'all')
    throw invalid("has the operation '*'; write scope: all beside it if every operation is meant");
  const expires = text('expires');
  if (!isDate(expires)) throw invalid(`expires on ${JSON.stringify(expires)}, which is no date; write 2030-12-31`);
  return {
    check: text('check'),
    operation: blanked(operation),
    pointer: text('pointer').replace(/^#/, ''),
    reason: text('reason'),
    owner: text('owner'),
    expires,
  };
}
