import { type Arbitrary, Random } from 'fast-check';

/** How much arbitraries lean towards boundaries: as fast-check does in a first run, one value in two. */
const BIAS = 2;

/**
 * The seed of case `index` of one operation × generator: an unsigned 32-bit number from all four, so that a case is the
 * same whatever runs beside it, on any machine, at any concurrency. MurmurHash3 (Appleby, 2011) of the text of the four:
 * it is asked for several times a case.
 */
export function caseSeed(seed: number, operation: string, generator: string, index: number): number {
  const text = `${seed}\n${operation}\n${generator}\n${index}`;
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    hash ^= Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  return mixed(hash ^ text.length) >>> 0;
}

/** The one value that this arbitrary yields for this seed. */
export function draw<T>(arbitrary: Arbitrary<T>, seed: number): T {
  return arbitrary.generate(new Random(randomStream(seed)), BIAS).value;
}

/** Signed 32-bit integers, evenly spread; what fast-check draws from. */
interface RandomStream {
  next(): number;
  clone(): RandomStream;
  getState(): readonly number[];
}

/**
 * A stream: xoshiro128** (Blackman, Vigna: Scrambled linear pseudorandom number generators, 2021), its
 * state filled from the seed by a Weyl sequence.
 */
function randomStream(seed: number): RandomStream {
  return streamFrom(
    mixed(seed + 0x9e3779b9),
    mixed(seed + 0x3c6ef372),
    mixed(seed + 0xdaa66d2b),
    mixed(seed + 0x78dde6e4),
  );
}

function streamFrom(a: number, b: number, c: number, d: number): RandomStream {
  return {
    next() {
      const times5 = Math.imul(b, 5);
      const result = Math.imul((times5 << 7) | (times5 >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      return result;
    },
    clone: () => streamFrom(a, b, c, d),
    getState: () => [a, b, c, d],
  };
}

/** The finaliser of MurmurHash3: every bit of the number changes half of the bits of the result. */
function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
