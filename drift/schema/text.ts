import { annotationFormats } from '../../openapi/schema/annotation-formats.ts';
import type { SchemaEdit } from './edit.ts';
import type { Flat } from './flatten.ts';
import { bothAllow, edit, type Node, place } from './node.ts';

/** Formats of numbers that hold fewer values than others: `[bits, signed]`. */
const SIZES: Readonly<Record<string, number>> = {
  int8: 8,
  uint8: 8.5,
  int16: 16,
  uint16: 16.5,
  int32: 32,
  uint32: 32.5,
  int64: 64,
  uint64: 64.5,
};

/** How patterns, formats, `multipleOf` and `uniqueItems` of a node changed. */
export function textEdits(node: Node): readonly SchemaEdit[] {
  return [
    ...(bothAllow(node, 'string') ? compareStated(node, 'pattern', 'pattern', ['added', 'removed', 'changed']) : []),
    ...(bothAllow(node, 'string') ? formatEdits(node) : []),
    ...(bothAllow(node, 'integer', 'number') ? sizeEdits(node) : []),
    ...(bothAllow(node, 'integer', 'number')
      ? compareStated(node, 'multipleOf', 'multiple-of', ['set', 'unset', 'changed'])
      : []),
    ...(bothAllow(node, 'array')
      ? compareStated(node, 'uniqueItems', 'unique-items', ['set', 'unset', 'changed'], (value) => value === 'true')
      : []),
  ];
}

function compareStated(
  node: Node,
  keyword: string,
  name: string,
  [added, removed, changed]: readonly [string, string, string],
  counts: (value: string) => boolean = () => true,
): readonly SchemaEdit[] {
  const old = stated(node.old, keyword).filter(counts);
  const fresh = stated(node.new, keyword).filter(counts);
  const gone = old.filter((value) => !fresh.includes(value));
  const entered = fresh.filter((value) => !old.includes(value));
  if (gone.length === 0 && entered.length === 0) return [];
  const both = gone.length > 0 && entered.length > 0;
  return [
    edit(node, {
      name: `${name}-${both ? changed : entered.length > 0 ? added : removed}`,
      effect: both
        ? keyword === 'multipleOf'
          ? multiples(gone, entered)
          : 'unknown'
        : entered.length > 0
          ? 'narrows'
          : 'widens',
      message: both
        ? `${keyword} ${gone.join(' and ')} is now ${entered.join(' and ')}`
        : entered.length > 0
          ? `${keyword} ${entered.join(' and ')} is new`
          : `${keyword} ${gone.join(' and ')} is gone`,
      keywords: [keyword],
      old: place(node.old, keyword),
      new: place(node.new, keyword),
    }),
  ];
}

/** A multiple of 4 is one of 2: the set narrows where the old factor divides the new one. */
function multiples(gone: readonly string[], entered: readonly string[]): SchemaEdit['effect'] {
  const before = Number(gone[0]);
  const after = Number(entered[0]);
  if (after % before === 0) return 'narrows';
  return before % after === 0 ? 'widens' : 'incomparable';
}

function formatEdits(node: Node): readonly SchemaEdit[] {
  const asserted = (text: string): boolean => !annotationFormats.includes(JSON.parse(text));
  return compareStated(node, 'format', 'format', ['added', 'removed', 'changed'], asserted);
}

/** `int32` and its like assert nothing, and say how much fits: somebody has to look. */
function sizeEdits(node: Node): readonly SchemaEdit[] {
  const size = (flat: Flat): number => SIZES[String(flat.keywords.get('format')?.at(-1)?.value)] ?? 64;
  const old = size(node.old);
  const fresh = size(node.new);
  if (old === fresh) return [];
  const shown = (flat: Flat): string => String(flat.keywords.get('format')?.at(-1)?.value ?? 'no format');
  return [
    edit(node, {
      name: 'format-changed',
      effect: fresh > old ? 'widens' : 'narrows',
      message: `format ${shown(node.old)} is now ${shown(node.new)}`,
      keywords: [],
      old: place(node.old, 'format'),
      new: place(node.new, 'format'),
    }),
  ];
}

function stated(flat: Flat, keyword: string): readonly string[] {
  return [...new Set((flat.keywords.get(keyword) ?? []).map(({ value }) => JSON.stringify(value)))];
}
