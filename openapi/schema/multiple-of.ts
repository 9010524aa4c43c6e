/** A number as digits and a power of ten: 19.99 is 1999 at -2. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Beyond this difference of magnitudes nothing is calculated: digits would fill the memory. */
const WIDEST = 400;

/** Whether a number is a whole multiple of a step, by the decimals that both are written with. */
export function isMultiple(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step) && Number.isSafeInteger(value)) return value % step === 0;
  const [a, b] = [decimalOf(value), decimalOf(step)];
  if (!a || !b || b.digits === 0n || Math.abs(a.exponent - b.exponent) > WIDEST) return false;
  const lowest = Math.min(a.exponent, b.exponent);
  return scaled(a, lowest) % scaled(b, lowest) === 0n;
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

/** The shortest decimal that reads as this number; `undefined` for what is no number. */
function decimalOf(value: number): Decimal | undefined {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return undefined;
  const [, whole = '0', fraction = '', power = '0'] = match;
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}
