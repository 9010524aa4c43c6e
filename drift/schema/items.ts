import { isArray } from '../../openapi/json.ts';
import { itemPointers } from '../../openapi/schema/shape.ts';
import type { Part } from './edit.ts';
import type { Flat } from './flatten.ts';
import { bothAllow, edit, type Node, place } from './node.ts';

/** How the items of a list changed: by position, and all that follow. */
export function itemEdits(node: Node): readonly Part[] {
  if (!bothAllow(node, 'array')) return [];
  const before = positions(node.old);
  const after = positions(node.new);
  const found: Part[] = [];
  if (before !== after)
    found.push(
      edit(node, {
        name: after > before ? 'prefix-items-added' : 'prefix-items-removed',
        effect: 'unknown',
        message: `the first ${before} items were described one by one, now the first ${after}`,
        keywords: ['prefixItems', 'items', 'type', 'enum', 'const', 'false schema', 'unevaluatedItems'],
        old: place(node.old, 'prefixItems'),
        new: place(node.new, 'prefixItems'),
      }),
    );
  for (let index = 0; index < Math.min(before, after); index++) {
    const old = itemPointers(node.old, index);
    const fresh = itemPointers(node.new, index);
    found.push(...node.inside({ kind: 'item', index }, { old, new: fresh }));
  }
  const rest = Math.max(before, after);
  const old = itemPointers(node.old, rest).filter(isSaid);
  const fresh = itemPointers(node.new, rest).filter(isSaid);
  if (old.length > 0 || fresh.length > 0)
    found.push(...node.inside({ kind: 'item', index: rest }, { old, new: fresh }));
  return found;
}

/** `unevaluatedItems` is compared as a keyword of its own. */
function isSaid(pointer: string): boolean {
  return !pointer.endsWith('/unevaluatedItems');
}

function positions(flat: Flat): number {
  return Math.max(
    0,
    ...(flat.keywords.get('prefixItems') ?? []).map(({ value }) => (isArray(value) ? value.length : 0)),
  );
}
