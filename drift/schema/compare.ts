import type { JsonPointer } from '../../openapi/pointer.ts';
import { applicatorEdits } from './applicators.ts';
import { boundEdits } from './bounds.ts';
import { choiceEdits, wrapEdits } from './choices.ts';
import { defaultEdits } from './defaults.ts';
import type { Frame, Pair, Part, SchemaEdit, Step } from './edit.ts';
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
  const known = new Map<string, readonly Part[]>();
  const underWay = new Set<string>();
  const unchanged = findUnchanged(comparison.oldRoot, comparison.newRoot);

  const parts = (written: Pair): readonly Part[] => {
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
    const found = nodeParts(nodeOf(pair));
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
    inside: (step: Step, inner: Pair) => {
      const found = parts(inner);
      return found.length === 0 ? [] : [{ frame: { pair, step }, parts: found }];
    },
    equal,
  });

  const equal = (old: JsonPointer, fresh: JsonPointer): boolean =>
    isSilent(parts({ old: [old], new: [fresh] }), new Set());

  return { ...comparison, edits: (pair) => distinct(parts(pair)) };
}

function nodeParts(node: Node): readonly Part[] {
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

/** Whether nothing but defaults differs. */
function isSilent(parts: readonly Part[], seen: Set<readonly Part[]>): boolean {
  if (seen.has(parts)) return true;
  seen.add(parts);
  return parts.every((part) => ('parts' in part ? isSilent(part.parts, seen) : part.name.startsWith('default-value')));
}

/** One edit of one statement, however many ways lead to it: by the shortest. */
function distinct(parts: readonly Part[]): readonly SchemaEdit[] {
  const found = new Map<string, SchemaEdit>();
  const seen = new Set<readonly Part[]>();
  let level: readonly { readonly parts: readonly Part[]; readonly frames: readonly Frame[] }[] = [
    { parts, frames: [] },
  ];
  while (level.length > 0) {
    const next: { readonly parts: readonly Part[]; readonly frames: readonly Frame[] }[] = [];
    for (const { parts: here, frames } of level) {
      if (seen.has(here)) continue;
      seen.add(here);
      for (const part of here) {
        if ('parts' in part) next.push({ parts: part.parts, frames: [...frames, part.frame] });
        else {
          const key = `${part.name} ${part.member ?? ''} ${part.at.old} ${part.at.new}`;
          if (!found.has(key)) found.set(key, { ...part, frames });
        }
      }
    }
    level = next;
  }
  return [...found.values()];
}
