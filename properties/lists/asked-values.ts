import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import type { RequestModels } from '../models.ts';
import { memberValue } from './compare.ts';
import { carried, type ListFilter } from './list-filters.ts';

/** What no item mentions. */
export const NONSENSE = 'zqxvkwjy';
const NEVER = { moment: ['2199-01-01T00:00:00Z', '1900-01-01T00:00:00Z'], day: ['2199-01-01', '1900-01-01'] } as const;
/** A filter of this name may ask that such items are shown too. */
const INCLUDES =
  /^(with|include|show|all|also)|archived|deleted|removed|trashed|hidden|inactive|disabled|expired|drafts?$/i;
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._:@+-]*$/;

/**
 * The values to ask a filter for, given the items of the whole list: one that some items have and others, if possible,
 * do not, and one that none has. Valid by the document; none where the items show nothing to ask for.
 */
export function askedValues(filter: ListFilter, items: readonly JsonObject[], models: RequestModels): readonly Json[] {
  const accepted = (value: Json): boolean =>
    filter.schemas.every((pointer) => models.model(pointer).accepts(filter.wrapped ? [value] : value));
  return [...new Set(candidates(filter, items, accepted))].filter(accepted);
}

function candidates(filter: ListFilter, items: readonly JsonObject[], accepted: (value: Json) => boolean): Json[] {
  const { relation, kind, members } = filter;
  if (relation === 'mention') return [NONSENSE];
  const [member] = members;
  if (!member) return [];
  const shown = items.flatMap((item) => {
    const value = memberValue(item, member);
    return value === undefined ? [] : isArray(value) ? value : [value];
  });
  if (relation !== 'equal') {
    if (kind === 'moment' || kind === 'day') return [NEVER[kind][relation === 'least' ? 0 : 1]];
    const numbers = median(shown);
    if (numbers === undefined) return [];
    return [numbers.middle, relation === 'least' ? numbers.most + 1 : numbers.least - 1];
  }
  if (kind === 'boolean') return showsMore(filter) ? [false] : [true, false];
  if (kind === 'number') return [median(shown)?.middle ?? []].flat();
  const texts = shown.filter((value) => typeof value === 'string').filter((value) => PLAIN.test(value));
  // The rarest first: the others are those that have to go.
  const count = (value: Json): number => texts.filter((one) => one === value).length;
  const present = texts.filter(accepted).sort((a, b) => count(a) - count(b))[0];
  const absent =
    kind === 'choice' || member.kind === 'choice'
      ? (kind === 'choice' ? filter.choices : member.choices).filter(
          (value) => member.choices.includes(value) && !texts.includes(String(value)),
        )[0]
      : (present === undefined ? [] : unlike(present))
          .concat(member.kind === 'text' ? [NONSENSE] : [])
          .find((value) => !texts.includes(value) && accepted(value));
  return [present ?? [], absent ?? []].flat();
}

/** Whether a filter may ask that items are shown too which are left out otherwise: archived ones, expired ones. */
export function showsMore({ kind, inner, parameter }: ListFilter): boolean {
  return kind === 'boolean' && INCLUDES.test(inner ?? parameter.name);
}

function median(values: readonly Json[]): { middle: number; least: number; most: number } | undefined {
  const sorted = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const middle = [...new Set(sorted)].at(Math.floor(new Set(sorted).size / 2));
  return least === undefined || most === undefined || middle === undefined ? undefined : { least, most, middle };
}

/** Texts like this one, with its last character changed. */
function unlike(text: string): string[] {
  return ['0', '7', 'a', 'k', 'Q'].map((end) => `${text.slice(0, -1)}${end}`);
}

/** The query parameters that ask for a value of a filter. */
export function asking(filter: ListFilter, value: Json): readonly { in: 'query'; name: string; value: Json }[] {
  return [{ in: 'query', ...carried(filter, value) }];
}
