import { spokenOf } from '../../properties/arbitraries/alternatives.ts';
import type { SchemaEdit } from './edit.ts';
import type { Flat } from './flatten.ts';
import { edit, type Node, place } from './node.ts';

const MOST_TYPES = 5;

/** How the types of a node changed, null apart. */
export function typeEdits(node: Node): readonly SchemaEdit[] {
  const old = named(node.old);
  const fresh = named(node.new);
  const at = { old: place(node.old, 'type'), new: place(node.new, 'type') };
  const found: SchemaEdit[] = [];
  const anything = old.size >= MOST_TYPES || fresh.size >= MOST_TYPES;
  const before = node.old.types.has('null');
  const after = node.new.types.has('null');
  if (before !== after && !anything)
    found.push(
      edit(node, {
        name: after ? 'became-nullable' : 'became-not-nullable',
        effect: after ? 'widens' : 'narrows',
        message: after ? 'null is allowed' : 'null is no longer allowed',
        keywords: ['type', 'enum', 'const', 'anyOf', 'oneOf'],
        ...at,
      }),
    );
  const narrower = [...fresh].every((type) => has(old, type));
  const wider = [...old].every((type) => has(fresh, type));
  if (narrower && wider) return found;
  const name = nameOf(old, fresh, narrower, wider);
  // To write down the type that the other keywords already speak of changes nothing that anybody sends.
  const implied = anything && spokenOf(old.size >= MOST_TYPES ? node.old : node.new).length === 1;
  found.push(
    edit(node, {
      name,
      effect: implied ? 'unknown' : narrower ? 'narrows' : wider ? 'widens' : 'incomparable',
      message: `the type ${shown(old, before)} is now ${shown(fresh, after)}`,
      keywords: implied ? [] : ['type'],
      ...at,
    }),
  );
  return found;
}

/** Whether a value can be of a type that both sides allow, null apart. */
export function shareType(node: Pick<Node, 'old' | 'new'>): boolean {
  return [...node.old.types].some((type) => type !== 'null' && node.new.types.has(type));
}

function nameOf(old: ReadonlySet<string>, fresh: ReadonlySet<string>, narrower: boolean, wider: boolean): string {
  if (fresh.size >= MOST_TYPES) return 'type-generalized';
  if (old.size >= MOST_TYPES) return 'type-specialized';
  const single = old.size === 1 && fresh.size === 1;
  if (narrower) return single ? 'type-specialized' : 'list-of-types-narrowed';
  if (wider) return single ? 'type-generalized' : 'list-of-types-widened';
  return 'type-changed';
}

/** Types without null; `number` stands for `integer` too. */
function named({ types }: Flat): ReadonlySet<string> {
  return new Set([...types].filter((type) => type !== 'null' && !(type === 'integer' && types.has('number'))));
}

function has(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'));
}

function shown(types: ReadonlySet<string>, nullable: boolean): string {
  if (types.size >= MOST_TYPES) return 'anything';
  return types.size === 0 ? (nullable ? 'null' : 'nothing') : [...types].join(' or ');
}
