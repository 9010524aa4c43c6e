import type { JsonPointer } from '../../openapi/pointer.ts';
import { applicatorEdits } from './applicators.ts';
import { boundEdits } from './bounds.ts';
import { choiceEdits, wrapEdits } from './choices.ts';
import { defaultEdits } from './defaults.ts';
import type { Pair, SchemaEdit, Step } from './edit.ts';
import { flatten, referred } from './flatten.ts';
import { itemEdits } from './items.ts';
import { memberEdits } from './members.ts';
import { type Comparison, edit, type Node } from './node.ts';
import { textEdits } from './text.ts';
import { shareType, typeEdits } from './types.ts';
import { findUnchanged } from './unchanged.ts';
import { valueEdits } from './values.ts';

/** Compares schemas of two documents; what was compared once is remembered. */
export interface SchemaComparer extends Comparison {
  /** Every difference in canonical form, none where only the writing differs. Frames lead from this pair. */
  edits(pair: Pair): readonly SchemaEdit[];
}

const DEEPEST = 60;

/** A comparer of the schemas of two documents in one direction. Recursive schemas end: what is under way counts as equal. */
export function createComparer(comparison: Comparison): SchemaComparer {
  const known = new Map<string, readonly SchemaEdit[]>();
  const underWay = new Set<string>();
  const unchanged = findUnchanged(comparison.oldRoot, comparison.newRoot);

  const edits = (written: Pair): readonly SchemaEdit[] => {
    const pair: Pair = {
      old: written.old.map((pointer) => referred(comparison.oldRoot, pointer)),
      new: written.new.map((pointer) => referred(comparison.newRoot, pointer)),
    };
    const key = `${pair.old.join(' ')}\n${pair.new.join(' ')}`;
    const before = known.get(key);
    if (before) return before;
    if (underWay.has(key) || underWay.size > DEEPEST) return [];
    if (isSame(pair)) {
      known.set(key, []);
      return [];
    }
    underWay.add(key);
    const found = distinct(nodeEdits(nodeOf(pair)));
    underWay.delete(key);
    known.set(key, found);
    return found;
  };

  const isSame = ({ old, new: fresh }: Pair): boolean =>
    old.length === fresh.length && old.every((pointer, i) => unchanged.has(pointer, fresh[i] ?? ''));

  const nodeOf = (pair: Pair): Node => ({
    ...comparison,
    pair,
    old: flatten(comparison.oldRoot, pair.old),
    new: flatten(comparison.newRoot, pair.new),
    inside: (step: Step, inner: Pair) =>
      edits(inner).map((each) => ({ ...each, frames: [{ pair, step }, ...each.frames] })),
    equal,
  });

  const equal = (old: JsonPointer, fresh: JsonPointer): boolean =>
    edits({ old: [old], new: [fresh] }).every(({ name }) => name.startsWith('default-value'));

  return { ...comparison, edits };
}

function nodeEdits(node: Node): readonly SchemaEdit[] {
  const { old, new: fresh } = node;
  if (old.impossible || fresh.impossible) return old.impossible === fresh.impossible ? [] : [possible(node)];
  const defaults = defaultEdits(node);
  const wrapped = wrapEdits(node, node.equal);
  if (wrapped) return [...wrapped, ...defaults];
  const values = valueEdits(node);
  if (values) return [...values, ...defaults];
  const types = typeEdits(node);
  if (!shareType(node)) return [...types, ...defaults];
  return [
    ...types,
    ...boundEdits(node),
    ...textEdits(node),
    ...memberEdits(node),
    ...itemEdits(node),
    ...choiceEdits(node),
    ...applicatorEdits(node),
    ...defaults,
  ];
}

function possible(node: Node): SchemaEdit {
  return edit(node, {
    name: 'type-changed',
    effect: node.new.impossible ? 'narrows' : 'widens',
    message: node.new.impossible ? 'nothing is allowed any more' : 'something is allowed that never was',
    keywords: ['false schema', 'not'],
  });
}

/** One edit of one statement, however many ways lead to it: by the shortest. */
function distinct(edits: readonly SchemaEdit[]): readonly SchemaEdit[] {
  const found = new Map<string, SchemaEdit>();
  for (const each of edits) {
    const key = `${each.name} ${each.member ?? ''} ${each.at.old} ${each.at.new}`;
    const before = found.get(key);
    if (!before || before.frames.length > each.frames.length) found.set(key, each);
  }
  return [...found.values()];
}
