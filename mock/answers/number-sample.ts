import type { JsonObject } from '../../openapi/json.ts';
import { between, type Random } from './random.ts';

const USUAL = 1000;

/** A number within the schema's bounds and on its `multipleOf` grid, near its lower bound; small by default. */
export function numberSample(schema: JsonObject, random: Random, integer: boolean): number {
  const read = (keyword: string): number | undefined => {
    const value = schema[keyword];
    return typeof value === 'number' ? value : undefined;
  };
  const step = read('multipleOf') ?? (integer ? 1 : undefined);
  const grid = step !== undefined && integer && !Number.isInteger(step) ? 1 : step;
  const nudge = grid ?? 0.5;
  const low = tighter(read('minimum'), read('exclusiveMinimum'), nudge, Math.max);
  const high = tighter(read('maximum'), read('exclusiveMaximum'), -nudge, Math.min);
  const from = low ?? (high !== undefined && high < 1 ? high - USUAL : integer ? 1 : 0);
  const to = Math.min(high ?? Number.POSITIVE_INFINITY, from + USUAL);
  if (grid === undefined)
    return from === to || to - from < 1
      ? middle(from, to)
      : Math.ceil(from) + between(random, 0, Math.floor(to - Math.ceil(from)));
  const first = Math.ceil(roundOff(from / grid));
  const last = Math.floor(roundOff(to / grid));
  return fromGrid(first + between(random, 0, Math.max(0, Math.min(last - first, USUAL))), grid);
}

function tighter(
  inclusive: number | undefined,
  exclusive: number | undefined,
  nudge: number,
  choose: (a: number, b: number) => number,
): number | undefined {
  if (exclusive === undefined) return inclusive;
  return inclusive === undefined ? exclusive + nudge : choose(inclusive, exclusive + nudge);
}

function middle(from: number, to: number): number {
  return (from + to) / 2;
}

/** Quotients such as 19.99 / 0.01 are not whole by rounding alone. */
function roundOff(quotient: number): number {
  const near = Math.round(quotient);
  return Math.abs(near - quotient) < 1e-9 ? near : quotient;
}

/** A multiple without the rounding error of binary fractions: 3 × 0.1 is 0.3. */
function fromGrid(count: number, grid: number): number {
  const decimals = /\.(\d+)/.exec(String(grid))?.[1]?.length ?? 0;
  return decimals === 0 ? count * grid : Number((count * grid).toFixed(decimals));
}
