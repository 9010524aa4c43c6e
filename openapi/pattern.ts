import { within } from './syntax/within.ts';

/** Milliseconds that one match may take before it is given up: a second time longer, for a busy machine is slow at anything. */
const PATIENCE = [100, 400];
/** Shorter texts cannot keep a matcher busy for long, whatever the pattern. */
const HARMLESS = { exponential: 16, polynomial: 250 };

/** How the time to refuse a text may grow with its length, at worst. `linear` stands for quadratic too. */
export type Growth = 'linear' | 'polynomial' | 'exponential';

/**
 * ECMA-262 with Unicode semantics, else without; `undefined` when it is no regular expression. Where the pattern may take
 * very long, `test` is watched: a match that was not over in time is given up, there and from then on, and counts as one.
 */
export function compilePattern(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return watched(new RegExp(source, flags));
    } catch {
      // Tried without the flag next.
    }
  }
  return undefined;
}

/** True for a regular expression of ECMA-262, with Unicode semantics or without. */
export function compiles(source: string): boolean {
  return compilePattern(source) !== undefined;
}

/** The same expression; where it may take very long, its `test` is bounded as that of {@link compilePattern}. */
export function watched(expression: RegExp): RegExp {
  const growth = growthOf(expression.source);
  if (growth === 'linear') return expression;
  const harmless = HARMLESS[growth];
  let givenUp = false;
  const test = (text: string): boolean => {
    if (text.length < harmless) return RegExp.prototype.test.call(expression, text);
    if (givenUp) return true;
    for (const milliseconds of PATIENCE) {
      const matched = within(milliseconds, () => RegExp.prototype.test.call(expression, text));
      if (matched) return matched.value;
    }
    givenUp = true;
    return true;
  };
  return Object.defineProperty(expression, 'test', { value: test });
}

/** An upper bound, by the look of the pattern: repetitions inside repetitions, choices inside them, references backwards. */
export function growthOf(source: string): Growth {
  const atoms = source
    .replace(/\\[k]<[^>]*>|\\[1-9]/g, '(a+)+')
    .replace(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|[\s\S])/g, 'a')
    .replace(/\[[^\]]*\]/g, 'a');
  if (/[|*+?{]/.test(repeatedGroups(atoms))) return 'exponential';
  const unbounded = atoms.match(/[*+]|\{\d+,\}|\{\d*,?\d{3,}\}/g) ?? [];
  return unbounded.length > 2 ? 'polynomial' : 'linear';
}

/** The text inside of every group that is repeated. */
function repeatedGroups(atoms: string): string {
  const open: number[] = [];
  let found = '';
  for (let i = 0; i < atoms.length; i++) {
    if (atoms[i] === '(') open.push(i);
    else if (atoms[i] === ')') {
      const start = open.pop() ?? 0;
      if (/^(?:[*+]|\{\d*,?\d*\})/.test(atoms.slice(i + 1, i + 20)))
        found += atoms.slice(start + 1, i).replace(/^\?(?:[:=!]|<[=!]?\w*>?)/, '');
    }
  }
  return found;
}

/** A text on which the pattern takes longer than it should, if one is easily found: one of its own characters, many times. */
export function explodingText(source: string): string | undefined {
  if (growthOf(source) !== 'exponential') return undefined;
  let expression: RegExp;
  try {
    expression = new RegExp(source, 'u');
  } catch {
    return undefined;
  }
  const own = source.replace(/\\./g, '').match(/[A-Za-z0-9]/g) ?? [];
  for (const character of new Set([...own.slice(0, 6), 'a', 'A', '0', ' ', '-', '.'])) {
    const text = `${character.repeat(48)}\n!`;
    if (!within(40, () => expression.test(text))) return text.slice(0, 8);
  }
  return undefined;
}
