import { isArray, isObject, type Json, type JsonObject } from '../../openapi/json.ts';
import { agrees } from '../checks/relation.ts';
import type { ItemMember, ValueKind } from './item-members.ts';
import { plainItem } from './item-members.ts';
import type { FilterRelation, ListFilter } from './list-filters.ts';

const DAY = 86_400_000;
/** Days begin at another hour in other time zones, and clocks differ. */
const SLACK: Readonly<Record<'moment' | 'day', number>> = { moment: 2000, day: 2 * DAY };

/** The value of an item's member; `undefined` where the item does not show it, or shows null. */
export function memberValue(item: JsonObject, { name }: ItemMember): Json | undefined {
  const plain = plainItem(item);
  const value = Object.hasOwn(plain, name) ? plain[name] : undefined;
  return value === null ? undefined : value;
}

/**
 * Which of two values comes first in every order that a server may rightly have: negative, positive, or 0 where they are
 * the same; `undefined` where that depends (on a collation, on how case counts, on types).
 */
export function order(a: Json | undefined, b: Json | undefined, kind: ValueKind): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  if (a === b) return 0;
  if (kind === 'moment' || kind === 'day') {
    const [x, y] = [Date.parse(a), Date.parse(b)];
    // A clock's fraction may be kept and not shown.
    return Number.isNaN(x) || Number.isNaN(y) || Math.abs(x - y) < 2 ? undefined : x - y;
  }
  // Of a choice the place in its enum may count, of a name what is behind it.
  if (kind !== 'text') return undefined;
  const alike = /^[a-y]/.test(a) === /^[a-y]/.test(b) && /^[a-yA-Y]/.test(a) && /^[a-yA-Y]/.test(b);
  return alike && a[0] !== b[0] ? a.charCodeAt(0) - b.charCodeAt(0) : undefined;
}

/** Whether an item clearly lacks what the filter asks for; `false` where it has it, or where that cannot be told. */
export function violates(item: JsonObject, { relation, members }: ListFilter, asked: Json): boolean {
  if (relation === 'mention') return false;
  const shown = members.map((member) => ({ member, value: memberValue(item, member) }));
  return shown.length > 0 && shown.every(({ member, value }) => lacks(value, member, relation, asked));
}

function lacks(
  value: Json | undefined,
  { kind }: ItemMember,
  relation: Exclude<FilterRelation, 'mention'>,
  asked: Json,
): boolean {
  if (value === undefined) return false;
  if (relation === 'equal') {
    if (isArray(value)) return value.length > 0 && value.every((one) => !isObject(one) && differs(one, asked, kind));
    return !isObject(value) && differs(value, asked, kind);
  }
  if (kind === 'number') {
    if (typeof value !== 'number' || typeof asked !== 'number') return false;
    return relation === 'least' ? value < asked : value > asked;
  }
  if (kind !== 'moment' && kind !== 'day') return false;
  const by = typeof value === 'string' && typeof asked === 'string' ? Date.parse(value) - Date.parse(asked) : 0;
  const slack = SLACK[/T/i.test(String(asked)) && kind === 'moment' ? 'moment' : 'day'];
  return relation === 'least' ? by < -slack : by > slack;
}

/** What a text is asked by may be a part of it, in any case. */
function differs(value: Json, asked: Json, kind: ValueKind): boolean {
  if (kind === 'text' && typeof value === 'string' && typeof asked === 'string')
    return !agrees(asked, value) && !value.toLowerCase().includes(asked.toLowerCase());
  return typeof value === typeof asked && !agrees(asked, value);
}

/** Whether an item has what the filter asks for, beyond any doubt. */
export function satisfies(item: JsonObject, filter: ListFilter, asked: Json): boolean {
  const { relation, members, bound, search } = filter;
  if (relation === 'mention') return search?.named.some((one) => mentions(item, one, asked, search.anyCase)) ?? false;
  const [member, ...others] = members;
  const value = member && memberValue(item, member);
  if (!member || others.length > 0 || value === undefined) return false;
  if (relation === 'equal') return isArray(value) ? value.some((one) => one === asked) : value === asked;
  // A fraction may be kept more exactly than it is shown.
  if (bound === 'inclusive' && value === asked && Number.isInteger(value)) return true;
  if (member.kind === 'number' && typeof value === 'number' && typeof asked === 'number')
    return relation === 'least' ? value > asked : value < asked;
  const by = typeof value === 'string' && typeof asked === 'string' ? Date.parse(value) - Date.parse(asked) : 0;
  return relation === 'least' ? by > 2 * DAY : by < -2 * DAY;
}

function mentions(item: JsonObject, member: ItemMember, asked: Json, anyCase: boolean): boolean {
  const value = memberValue(item, member);
  if (typeof value !== 'string' || typeof asked !== 'string') return false;
  return anyCase ? value.toLowerCase().includes(asked.toLowerCase()) : value.includes(asked);
}
