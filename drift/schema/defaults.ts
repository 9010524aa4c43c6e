import type { SchemaEdit } from './edit.ts';
import { edit, type Node } from './node.ts';

/** A default that came, went or changed: nothing becomes valid or invalid by it, and what a server does may change. */
export function defaultEdits(node: Node): readonly SchemaEdit[] {
  const old = node.old.keywords.get('default')?.at(0);
  const fresh = node.new.keywords.get('default')?.at(0);
  const before = old && JSON.stringify(old.value);
  const after = fresh && JSON.stringify(fresh.value);
  if (before === after) return [];
  return [
    edit(node, {
      name: `default-value-${before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'}`,
      effect: 'none',
      message:
        before === undefined
          ? `the default ${after} is new`
          : after === undefined
            ? `the default ${before} is gone`
            : `the default ${before} is now ${after}`,
      keywords: [],
      old: old?.pointer,
      new: fresh?.pointer,
    }),
  ];
}
