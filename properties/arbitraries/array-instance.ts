import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import { greatest, itemPointers, least, type Shape, type Shapes } from '../../openapi/schema/shape.ts';
import type { Build, Plan } from './plan.ts';

const LONGEST_LIST = 2000;
const MOST_SHOWN = 24;

/** Values of a node that is no container. */
type Leaves = (shapes: Shapes, pointers: readonly JsonPointer[]) => readonly Json[];

/** An array by this plan; what `contains` demands is there as often as it demands it. */
export function buildArray(shapes: Shapes, shape: Shape, plan: Plan, build: Build, leaves: Leaves): Json | undefined {
  const demands = containedItems(shape);
  const fewest = Math.max(greatest(shape, 'minItems') ?? 0, demands.length);
  const most = least(shape, 'maxItems') ?? Number.POSITIVE_INFINITY;
  const shown = plan.optional === 'all' && plan.depth > 0 ? shownItems(shape) : 0;
  const length = Math.min(most, Math.max(fewest, shown));
  if (length > LONGEST_LIST) return undefined;
  const unique = isUnique(shape);
  const items: Json[] = [];
  const inner: Plan = { ...plan, depth: plan.depth - 1 };
  const open = [...demands];
  for (let i = 0; i < Math.min(most, length + demands.length) && (i < length || open.length > 0); i++) {
    const own = itemPointers(shape, i);
    const make = (pointers: readonly JsonPointer[]): Json | undefined =>
      unique ? distinct(shapes, pointers, inner, items, build, leaves) : build(shapes, pointers, inner);
    const [demand] = open;
    // What a position is held to may exclude what the list must contain: then it stands further on.
    const contained = demand === undefined ? undefined : make([...own, demand]);
    if (contained !== undefined) open.shift();
    const value = contained ?? make(own);
    if (value === undefined) return i >= fewest ? items : undefined;
    items.push(value);
  }
  return items;
}

/** As many items as show every schema that there is for one: each of a tuple and one of the rest. */
function shownItems(shape: Shape): number {
  const tuples = (shape.keywords.get('prefixItems') ?? []).map(({ value }) =>
    Array.isArray(value) ? value.length : 0,
  );
  return Math.min(MOST_SHOWN, Math.max(0, ...tuples) + 1);
}

/** The schema of each item that `contains` demands, once for each time. */
export function containedItems(shape: Shape): readonly JsonPointer[] {
  return (shape.keywords.get('contains') ?? []).flatMap(({ pointer }) => {
    const beside = (shape.keywords.get('minContains') ?? []).find(
      (stated) => stated.pointer === pointer.replace(/contains$/, 'minContains'),
    );
    const times = typeof beside?.value === 'number' ? Math.ceil(beside.value) : 1;
    return Array.from({ length: Math.min(times, LONGEST_LIST) }, () => pointer);
  });
}

/** Whether no two items may be equal. */
export function isUnique(shape: Shape): boolean {
  return shape.keywords.get('uniqueItems')?.some(({ value }) => value === true) ?? false;
}

function distinct(
  shapes: Shapes,
  pointers: readonly JsonPointer[],
  plan: Plan,
  taken: readonly Json[],
  build: Build,
  leaves: Leaves,
): Json | undefined {
  const used = new Set(taken.map((value) => JSON.stringify(value)));
  const fresh = (value: Json | undefined): boolean => value !== undefined && !used.has(JSON.stringify(value));
  const first = build(shapes, pointers, plan);
  if (fresh(first)) return first;
  for (let branch = 1; branch <= 4; branch++)
    for (const optional of ['none', 'all'] as const) {
      const value = build(shapes, pointers, { ...plan, branch: plan.branch + branch, optional });
      if (fresh(value)) return value;
    }
  return leaves(shapes, pointers).find(fresh) ?? numbered(first, taken.length);
}

/** A value like this one, with a number in its first text or number. */
export function numbered(value: Json | undefined, i: number): Json | undefined {
  if (typeof value === 'string') return `${value.slice(0, 16)}${i}`;
  if (typeof value === 'number') return value + i;
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const at = value.findIndex((item) => numbered(item, i) !== undefined);
    return at < 0 ? undefined : value.map((item, index) => (index === at ? (numbered(item, i) ?? item) : item));
  }
  const found = Object.entries(value).find(([, inner]) => numbered(inner, i) !== undefined);
  return found && { ...value, [found[0]]: numbered(found[1], i) };
}
