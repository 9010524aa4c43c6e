import { within } from './syntax/within.ts';

/** Milliseconds that one match may take before it is given up. */
const PATIENCE = 100;

/** True for a regular expression of ECMA-262, with Unicode semantics or without. */
export function compiles(source: string): boolean {
  return compile(source) !== undefined;
}

function compile(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Tried without the flag next.
    }
  }
  return undefined;
}

/**
 * True for a pattern whose matching may take more than quadratic time: a repetition inside a repetition, an alternation
 * inside one, several repetitions in a row that may match the same, a reference backwards. May be true without need, never false with.
 */
export function mayExplode(source: string): boolean {
  const atoms = source
    .replace(/\\[kK]<[^>]*>|\\[1-9]/g, '(a+)+')
    .replace(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|[\s\S])/g, 'a')
    .replace(/\[[^\]]*\]/g, 'a');
  const unbounded = /[*+]|\{\d+,\}|\{\d{3,}|\{\d+,\d{2,}\}/g;
  if ((atoms.match(unbounded) ?? []).length > 2) return true;
  return /\)(?:[*+]|\{\d*,?\d*\})/.test(atoms) && /[|*+?{]/.test(insideRepeatedGroups(atoms));
}

/** The text of every group that is repeated. */
function insideRepeatedGroups(atoms: string): string {
  const open: number[] = [];
  let found = '';
  for (let i = 0; i < atoms.length; i++) {
    if (atoms[i] === '(') open.push(i);
    else if (atoms[i] === ')') {
      const start = open.pop() ?? 0;
      if (/^(?:[*+]|\{)/.test(atoms.slice(i + 1)))
        found += atoms.slice(start + 1, i).replace(/^\?(?:[:=!]|<[=!]?\w*>?)/, '');
    }
  }
  return found;
}

/** A pattern that never takes longer than its patience: a match that does is given up, and counts as none. */
export interface BoundedPattern {
  readonly source: string;
  test(text: string): boolean;
}

/** Compiles a pattern. One that may explode is watched, and given up for good after it once took too long. */
export function boundedPattern(source: string): BoundedPattern | undefined {
  const expression = compile(source);
  if (!expression) return undefined;
  if (!mayExplode(source)) return { source, test: (text) => expression.test(text) };
  let givenUp = false;
  return {
    source,
    test(text) {
      if (text.length < 12) return expression.test(text);
      if (givenUp) return false;
      const matched = within(PATIENCE, () => expression.test(text));
      givenUp = matched === undefined;
      return matched?.value ?? false;
    },
  };
}
