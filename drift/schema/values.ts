import type { Json } from '../../openapi/json.ts';
import type { SchemaEdit } from './edit.ts';
import { type Flat, typesOf, valuesOf } from './flatten.ts';
import { edit, type Node, place } from './node.ts';

const KEYWORDS = ['enum', 'const', 'type'] as const;
const MOST_SHOWN = 6;

/**
 * How the listed values of a node changed. `undefined` where neither side lists any: then the other keywords say what is
 * valid. Where one does, they are said to be part of the list.
 */
export function valueEdits(node: Node): readonly SchemaEdit[] | undefined {
  const old = valuesOf(node.old);
  const fresh = valuesOf(node.new);
  if (!old && !fresh) return undefined;
  const at = { old: listPlace(node.old), new: listPlace(node.new) };
  if (!old || !fresh) return [appeared(node, old, fresh, at)];
  const left = old.filter((value) => !holds(fresh, value));
  const entered = fresh.filter((value) => !holds(old, value));
  const found: SchemaEdit[] = [];
  const nulled = left.includes(null) || entered.includes(null);
  if (nulled)
    found.push(
      edit(node, {
        name: entered.includes(null) ? 'became-nullable' : 'became-not-nullable',
        effect: entered.includes(null) ? 'widens' : 'narrows',
        message: entered.includes(null) ? 'null is allowed' : 'null is no longer allowed',
        keywords: KEYWORDS,
        ...at,
      }),
    );
  const gone = left.filter((value) => value !== null);
  const added = entered.filter((value) => value !== null);
  if (gone.length > 0 && added.length > 0 && isConstant(node.old) && isConstant(node.new))
    return [
      ...found,
      edit(node, {
        name: 'const-changed',
        effect: 'incomparable',
        message: `the constant ${shown(gone)} is now ${shown(added)}`,
        keywords: KEYWORDS,
        ...at,
      }),
    ];
  if (gone.length > 0)
    found.push(
      edit(node, {
        name: 'enum-value-removed',
        effect: 'narrows',
        message: `${shown(gone)} ${gone.length === 1 ? 'is' : 'are'} no longer among the values`,
        keywords: KEYWORDS,
        ...at,
      }),
    );
  if (added.length > 0)
    found.push(
      edit(node, {
        name: 'enum-value-added',
        effect: 'widens',
        message: `${shown(added)} ${added.length === 1 ? 'is' : 'are'} new among the values`,
        keywords: KEYWORDS,
        sanctioned: isExtensible(node),
        ...at,
      }),
    );
  return found;
}

function appeared(
  node: Node,
  old: readonly Json[] | undefined,
  fresh: readonly Json[] | undefined,
  at: { readonly old: string | undefined; readonly new: string | undefined },
): SchemaEdit {
  const constant = isConstant(fresh ? node.new : node.old);
  const values = shown(fresh ?? old ?? []);
  // Listed values of another type are another type, listed or not.
  const types = new Set(typesOf(fresh ?? old ?? []));
  const other = fresh ? node.old.types : node.new.types;
  const apart = ![...types].some((type) => other.has(type) || (type === 'integer' && other.has('number')));
  if (apart)
    return edit(node, {
      name: 'type-changed',
      effect: 'incomparable',
      message: fresh
        ? `the type ${[...other].join(' or ')} is now one of ${values}`
        : `one of ${values} is now ${[...other].join(' or ')}`,
      keywords: KEYWORDS,
      ...at,
    });
  const name = fresh ? (constant ? 'const-added' : 'became-enum') : constant ? 'const-removed' : 'became-not-enum';
  return edit(node, {
    name,
    effect: fresh ? 'narrows' : 'widens',
    message: fresh ? `only ${values} ${fresh.length === 1 ? 'is' : 'are'} allowed` : `no longer only ${values}`,
    keywords: KEYWORDS,
    sanctioned: !fresh && isExtensible(node),
    ...at,
  });
}

function listPlace(flat: Flat): string | undefined {
  return place(flat, 'const') ?? place(flat, 'enum');
}

function isConstant(flat: Flat): boolean {
  return flat.keywords.has('const');
}

/** `x-extensible-enum` in the old document: its readers were told that values may be added. */
function isExtensible({ old }: Node): boolean {
  return old.keywords.get('x-extensible-enum')?.some(({ value }) => value !== false) ?? false;
}

function holds(values: readonly Json[], value: Json): boolean {
  const text = JSON.stringify(value);
  return values.some((other) => JSON.stringify(other) === text);
}

function shown(values: readonly Json[]): string {
  const texts = values.slice(0, MOST_SHOWN).map((value) => JSON.stringify(value));
  return values.length > MOST_SHOWN ? `${texts.join(', ')} and ${values.length - MOST_SHOWN} more` : texts.join(', ');
}
