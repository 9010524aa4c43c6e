import { isArray, type Json, type JsonObject } from '../../openapi/json.ts';
import type { RequestModels } from '../models.ts';
import { memberValue } from './compare.ts';
import type { ItemMember } from './item-members.ts';
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
  const accepted = (value: Json): boolean => accepts(filter, models, value);
  return [...new Set(candidates(filter, items, accepted))].filter(accepted);
}

function accepts({ schemas, wrapped }: ListFilter, models: RequestModels, value: Json): boolean {
  return schemas.every((pointer) => models.model(pointer).accepts(wrapped ? [value] : value));
}

function candidates(filter: ListFilter, items: readonly JsonObject[], accepted: (value: Json) => boolean): Json[] {
  const { relation, kind, members } = filter;
  if (relation === 'mention') return [NONSENSE, ...searched(filter, items)];
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
  const present = presentTexts(member, items).find(accepted);
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

/** The values of items that a filter can be asked for, the commonest first. */
export function shownValues(filter: ListFilter, items: readonly JsonObject[], models: RequestModels): readonly Json[] {
  const [member] = filter.members;
  if (filter.relation === 'equal' && member && filter.kind !== 'boolean' && filter.kind !== 'number')
    return presentTexts(member, items)
      .filter((value) => accepts(filter, models, value))
      .toReversed();
  return filter.relation === 'mention' ? [] : askedValues(filter, items, models);
}

/** Two values that items show, the rarest, for a filter that takes several at once; none where it takes one, or is one of numbers. */
export function severalValues(
  filter: ListFilter,
  items: readonly JsonObject[],
  models: RequestModels,
): readonly Json[] {
  const [member] = filter.members;
  if (!filter.wrapped || filter.relation !== 'equal' || !member) return [];
  const both = presentTexts(member, items).slice(0, 2);
  return both.length === 2 && filter.schemas.every((at) => models.model(at).accepts(both)) ? both : [];
}

/** The plain texts that items show as this member, each once: first the rarest, for the others have to go, and first what is not the first of several. */
function presentTexts(member: ItemMember, items: readonly JsonObject[]): readonly string[] {
  const counts = new Map<string, { times: number; later: boolean }>();
  for (const item of items) {
    const value = memberValue(item, member);
    for (const [i, one] of (isArray(value) ? value : [value]).entries()) {
      if (typeof one !== 'string' || !PLAIN.test(one)) continue;
      const { times = 0, later = false } = counts.get(one) ?? {};
      counts.set(one, { times: times + 1, later: later || i > 0 });
    }
  }
  const rank = ({ times, later }: { times: number; later: boolean }): number => times - (later ? items.length : 0);
  return [...counts].sort(([, a], [, b]) => rank(a) - rank(b)).map(([text]) => text);
}

/** A word that an item shows where the document says that a search looks: in the other case where that is said to be one. */
function searched({ search }: ListFilter, items: readonly JsonObject[]): Json[] {
  if (!search) return [];
  const word = search.named
    .flatMap((member) => presentTexts(member, items))
    .find((text) => /^[a-z]{4,40}$/i.test(text));
  if (word === undefined) return [];
  return [search.anyCase ? (word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase()) : word];
}

function median(values: readonly Json[]): { middle: number; least: number; most: number } | undefined {
  const sorted = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  // What is at a bound shows best in a whole number.
  const whole = [...new Set(sorted)].filter(Number.isInteger);
  const several = whole.length > 1 ? whole : [...new Set(sorted)];
  const middle = several.at(Math.floor(several.length / 2));
  return least === undefined || most === undefined || middle === undefined ? undefined : { least, most, middle };
}

/** Texts like this one, with its last character changed. */
function unlike(text: string): string[] {
  return ['0', '7', 'a', 'k', 'Q'].map((end) => `${text.slice(0, -1)}${end}`);
}

/** The query parameters that ask for these values of a filter. */
export function asking(filter: ListFilter, ...values: Json[]): readonly { in: 'query'; name: string; value: Json }[] {
  return [{ in: 'query', ...carried(filter, ...values) }];
}
