import type { Json } from '../../openapi/json.ts';
import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Shapes } from '../../openapi/schema/shape.ts';
import { alternatives } from './alternatives.ts';
import { build } from './instance.ts';
import { prune } from './prune.ts';
import { replaceAt, sites } from './sites.ts';

/** Instances that are made for the sake of a branch, in one schema. */
const MOST = 100;
/** Branches that are tried: of some none can be made that fits its place. */
const MOST_TRIED = 400;

/**
 * Instances of a schema in which every branch of every choice inside of it is taken once, as small otherwise as they may
 * be. `bases` are the instances that there are: what they show needs no other.
 */
export function branchInstances(
  shapes: Shapes,
  pointer: JsonPointer,
  bases: readonly Json[],
  accepts: (value: Json) => boolean,
): readonly Json[] {
  const shown = new Set<string>();
  const found: Json[] = [];
  const waiting = [...bases];
  let tried = 0;
  for (const base of bases)
    for (const { pointers, shape } of sites(shapes, [pointer], base))
      for (const [i, each] of alternatives(shapes, pointers).entries())
        if (each.shape === shape) shown.add(`${i} ${pointers.join()}`);
  for (let base = waiting.shift(); base !== undefined && found.length < MOST; base = waiting.shift()) {
    for (const { at, pointers } of sites(shapes, [pointer], base)) {
      for (const branch of alternatives(shapes, pointers).keys()) {
        const key = `${branch} ${pointers.join()}`;
        if (shown.has(key) || found.length >= MOST || tried >= MOST_TRIED) continue;
        tried++;
        const value = build(shapes, pointers, { optional: 'all', branch, depth: 3 });
        if (value === undefined) continue;
        const whole = replaceAt(base, at, value);
        const lean = prune(shapes, pointer, whole, at);
        const made = lean !== undefined && accepts(lean) ? lean : accepts(whole) ? whole : undefined;
        if (made === undefined) continue;
        shown.add(key);
        found.push(made);
        waiting.push(made);
      }
    }
  }
  return found;
}
