import { type Arbitrary, double, integer, oneof } from 'fast-check';
import { greatest, least, numbers, type Shape } from '../../openapi/schema/shape.ts';

/** The closed range that a shape leaves to numbers, exclusive bounds moved inside by the smallest step that matters. */
export interface Range {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly multipleOf: number | undefined;
}

const FORMATS: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-2147483648, 2147483647],
  int64: [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int16: [-32768, 32767],
  int8: [-128, 127],
  uint8: [0, 255],
  uint32: [0, 4294967295],
  float: [-3.4e38, 3.4e38],
};

/** So many steps of a fraction are the most: beyond it, binary fractions no longer tell multiples from others. */
const MOST_STEPS = 1e9;

/** The range of numbers of a shape. */
export function rangeOf(shape: Shape): Range {
  const whole = shape.types.has('integer') && !shape.types.has('number');
  const format = shape.keywords.get('format')?.[0]?.value;
  const bounds = typeof format === 'string' && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  const steps = numbers(shape, 'multipleOf').filter((step) => step > 0);
  const step = steps.length === 0 ? undefined : steps.reduce((a, b) => (a % b === 0 ? a : b % a === 0 ? b : a * b));
  const unit = whole ? 1 : 0;
  const above = greatest(shape, 'exclusiveMinimum');
  const below = least(shape, 'exclusiveMaximum');
  const nudge = (bound: number): number => (whole ? 1 : (step ?? Math.max(Math.abs(bound) * 1e-9, 1e-9)));
  const min = Math.max(
    greatest(shape, 'minimum') ?? Number.NEGATIVE_INFINITY,
    above === undefined ? Number.NEGATIVE_INFINITY : (whole ? Math.floor(above) : above) + nudge(above),
    bounds?.[0] ?? Number.NEGATIVE_INFINITY,
  );
  const max = Math.min(
    least(shape, 'maximum') ?? Number.POSITIVE_INFINITY,
    below === undefined ? Number.POSITIVE_INFINITY : (whole ? Math.ceil(below) : below) - nudge(below),
    bounds?.[1] ?? Number.POSITIVE_INFINITY,
  );
  return { min: unit ? Math.ceil(min) : min, max: unit ? Math.floor(max) : max, integer: whole, multipleOf: step };
}

/** The multiple nearest to a number, on this side of it. */
function snap(value: number, step: number | undefined, up: boolean): number {
  if (step === undefined) return value;
  const times = up ? Math.ceil(value / step - 1e-9) : Math.floor(value / step + 1e-9);
  return Number((times * step).toPrecision(15));
}

/** Valid numbers chosen for a reason, most natural first. The caller keeps what the validator accepts. */
export function systematicNumbers(shape: Shape): readonly number[] {
  const { min, max, integer: whole, multipleOf: step } = rangeOf(shape);
  const inside = (value: number): boolean => value >= min && value <= max;
  const unit = step ?? 1;
  const natural =
    [42, 1, 10, 5].find((value) => inside(value) && value % unit === 0) ??
    (Number.isFinite(min) ? snap(min, step, true) : Number.isFinite(max) ? snap(max, step, false) : 0);
  const found: number[] = [natural];
  if (Number.isFinite(min)) found.push(snap(min, step, true), snap(min, step, true) + unit);
  if (Number.isFinite(max)) found.push(snap(max, step, false), snap(max, step, false) - unit);
  found.push(0, 1, -1);
  if (!whole && step === undefined) found.push(0.5, 19.99, -0.1, 1e-7);
  if (inside(0) && (!whole || min <= 0)) found.push(-0);
  found.push(whole ? 1_000_000 : 1e6, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER);
  if (!whole) found.push(1e16, 1.5e300, -1e16);
  const bounded = found.filter((value) => inside(value) && isExact(value, step));
  return bounded.filter((value, i) => bounded.findIndex((other) => Object.is(other, value)) === i);
}

/** Whether servers that divide binary fractions find the multiple that it is. */
function isExact(value: number, step: number | undefined): boolean {
  if (step === undefined) return true;
  return Number.isInteger(step) ? Math.abs(value) <= Number.MAX_SAFE_INTEGER : Math.abs(value / step) <= MOST_STEPS;
}

/** Numbers of the range; what it yields is tested again by the caller. */
export function numberArbitrary(shape: Shape): Arbitrary<number> {
  const { min, max, integer: whole, multipleOf: step } = rangeOf(shape);
  const low = Number.isFinite(min) ? min : Math.min(-1_000_000, max);
  const high = Number.isFinite(max) ? max : Math.max(1_000_000, min);
  if (step !== undefined) {
    const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
    return integer({ min: clamp(first), max: Math.max(clamp(first), clamp(last)) }).map((times) =>
      Number((times * step).toPrecision(15)),
    );
  }
  const integers = integer({
    min: clamp(Math.ceil(low)),
    max: Math.max(clamp(Math.ceil(low)), clamp(Math.floor(high))),
  });
  if (whole) return integers;
  return oneof(integers, double({ min: low, max: Math.max(low, high), noNaN: true, noDefaultInfinity: true }));
}

function clamp(value: number): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
}
