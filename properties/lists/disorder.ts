import type { Json, JsonObject } from '../../openapi/json.ts';
import { excerpt } from '../checks/excerpt.ts';
import { memberValue, order } from './compare.ts';
import type { ListSort } from './list-sorts.ts';

/** Members that put an item first, however a list is sorted. */
const FIRST = /pinned|sticky|featured|promoted|sponsored|favou?rite|starred|highlight/i;

/** What an order is expected to be, and what it is. */
export interface Disorder {
  readonly expected: string;
  readonly actual: string;
}

/** Two items of a sorted list of which the one that has to come first comes after the other. */
export function disorder(items: readonly JsonObject[], { member, direction }: ListSort): Disorder | undefined {
  if (items.some((item) => Object.keys(item).some((name) => FIRST.test(name)))) return undefined;
  const values = items.map((item) => memberValue(item, member));
  const falling = pair(values, (a, b) => (order(a, b, member.kind) ?? 0) > 0);
  const rising = pair(values, (a, b) => (order(a, b, member.kind) ?? 0) < 0);
  const wrong = direction === 'up' ? falling : direction === 'down' ? rising : falling && rising ? falling : undefined;
  if (!wrong) return undefined;
  const said = direction === 'up' ? 'ascending' : direction === 'down' ? 'descending' : 'one';
  return {
    expected: `items in ${said} order of ${member.name}`,
    actual: `${excerpt(wrong[0])} before ${excerpt(wrong[1])}`,
  };
}

function pair(
  values: readonly (Json | undefined)[],
  holds: (a: Json | undefined, b: Json | undefined) => boolean,
): readonly [Json | undefined, Json | undefined] | undefined {
  for (const [i, a] of values.entries()) for (const b of values.slice(i + 1)) if (holds(a, b)) return [a, b];
  return undefined;
}
