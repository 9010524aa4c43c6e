import { isArray, isObject, type Json, type JsonObject, member } from '../../openapi/json.ts';
import { type JsonPointer, join, valueAt } from '../../openapi/pointer.ts';
import { members } from '../../openapi/schema/shape.ts';
import type { Part, SchemaEdit } from './edit.ts';
import { flatten, valuesOf } from './flatten.ts';
import { edit, type Node } from './node.ts';

const CHOICES = ['anyOf', 'oneOf'] as const;
const NAMES = { anyOf: 'any-of', oneOf: 'one-of' } as const;

/** How the branches of the choices of a node changed: matched by meaning, whatever their order. */
export function choiceEdits(node: Node): readonly Part[] {
  return CHOICES.flatMap((keyword) => {
    const old = node.old.keywords.get(keyword) ?? [];
    const fresh = node.new.keywords.get(keyword) ?? [];
    return Array.from({ length: Math.max(old.length, fresh.length) }, (_, i) => i).flatMap((i) => {
      const before = old[i];
      const after = fresh[i];
      if (before && after) return branchEdits(node, keyword, before.pointer, after.pointer);
      return [
        edit(node, {
          // A choice among demands that stands beside others is one more demand.
          name: `${NAMES[keyword]}-${after ? 'added' : 'removed'}`,
          effect: after ? 'narrows' : 'widens',
          message: `${keyword} ${after ? 'is new' : 'is gone'}`,
          keywords: [keyword],
          old: before?.pointer,
          new: after?.pointer,
        }),
      ];
    });
  });
}

/**
 * A schema that became one branch of a choice, or the reverse: said as branches that came or went. `undefined` where
 * neither side is a choice that the other is not, or where the other is none of its branches.
 */
export function wrapEdits(
  node: Node,
  equals: (old: JsonPointer, fresh: JsonPointer) => boolean,
): readonly SchemaEdit[] | undefined {
  for (const keyword of CHOICES) {
    const before = node.old.keywords.get(keyword);
    const after = node.new.keywords.get(keyword);
    const stated = before?.[0] ?? after?.[0];
    if (!stated || (before && after) || !isArray(stated.value)) continue;
    const [side, root, other] = after
      ? ([node.new, node.newRoot, node.pair.old] as const)
      : ([node.old, node.oldRoot, node.pair.new] as const);
    const [alone] = other;
    if (!isPure(side.keywords, keyword) || alone === undefined || other.length !== 1) continue;
    const branches = leavesOf(root, stated.pointer, keyword);
    const same = branches.findIndex((branch) => (after ? equals(alone, branch) : equals(branch, alone)));
    if (same < 0) continue;
    return [
      edit(node, {
        name: `${NAMES[keyword]}-${after ? 'added' : 'removed'}`,
        effect: after ? 'widens' : 'narrows',
        message: `${branches.length - 1} ${after ? 'more' : 'other'} ${branches.length === 2 ? 'form' : 'forms'} ${after ? 'may stand here now' : 'may no longer stand here'}`,
        keywords: [keyword, 'type', 'enum', 'const', 'required'],
        old: before?.[0]?.pointer,
        new: after?.[0]?.pointer,
      }),
    ];
  }
  return undefined;
}

function isPure(keywords: ReadonlyMap<string, unknown>, keyword: string): boolean {
  return [...keywords.keys()].every((name) => name === keyword || SILENT.has(name) || name.startsWith('x-'));
}

const SILENT: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'examples',
  'deprecated',
  'discriminator',
  'externalDocs',
  'xml',
  'readOnly',
  'writeOnly',
  '$comment',
]);

function branchEdits(node: Node, keyword: 'anyOf' | 'oneOf', old: JsonPointer, fresh: JsonPointer): readonly Part[] {
  const before = [...leavesOf(node.oldRoot, old, keyword)];
  const after = [...leavesOf(node.newRoot, fresh, keyword)];
  const pairs: (readonly [JsonPointer, JsonPointer])[] = [];
  const match = (same: (a: JsonPointer, b: JsonPointer) => boolean, keep: boolean): void => {
    for (const a of [...before]) {
      const b = after.find((candidate) => same(a, candidate));
      if (b === undefined) continue;
      before.splice(before.indexOf(a), 1);
      after.splice(after.indexOf(b), 1);
      if (keep) pairs.push([a, b]);
    }
  };
  const named = (a: JsonPointer, b: JsonPointer): boolean => isSameName(node, a, b);
  match((a, b) => named(a, b) && node.equal(a, b), false);
  match((a, b) => node.equal(a, b), false);
  match(named, true);
  match((a, b) => resembles(node, a, b), true);
  if (before.length === 1 && after.length === 1) match(() => true, true);
  const found: Part[] = pairs.flatMap(([a, b]) => node.inside({ kind: 'branch', keyword }, { old: [a], new: [b] }));
  const counted = (n: number): string => `${n} ${n === 1 ? 'form' : 'forms'}`;
  if (after.length > 0)
    found.push(
      edit(node, {
        name: `${NAMES[keyword]}-added`,
        effect: 'widens',
        message: `${keyword} has ${counted(after.length)} more`,
        keywords: [keyword, 'type'],
        old,
        new: after[0],
      }),
    );
  if (before.length > 0)
    found.push(
      edit(node, {
        name: `${NAMES[keyword]}-removed`,
        effect: 'narrows',
        message: `${keyword} has ${counted(before.length)} less`,
        keywords: [keyword, 'type'],
        old: before[0],
        new: fresh,
      }),
    );
  return found;
}

/** The branches of a choice; those of `anyOf` inside of `anyOf` count as its own. */
function leavesOf(
  root: JsonObject,
  pointer: JsonPointer,
  keyword: 'anyOf' | 'oneOf',
  depth = 0,
): readonly JsonPointer[] {
  const branches = valueAt(root, pointer);
  if (!isArray(branches)) return [];
  return [...branches.keys()].flatMap((i) => {
    const at = join(pointer, i);
    const flat = keyword === 'anyOf' && depth < 4 ? flatten(root, [at]) : undefined;
    const inner = flat?.keywords.get('anyOf');
    const [only] = inner ?? [];
    return flat && only && inner?.length === 1 && isPure(flat.keywords, 'anyOf')
      ? leavesOf(root, only.pointer, keyword, depth + 1)
      : [at];
  });
}

function isSameName({ oldRoot, newRoot }: Node, a: JsonPointer, b: JsonPointer): boolean {
  const before = nameOf(valueAt(oldRoot, a));
  return before !== undefined && before === nameOf(valueAt(newRoot, b));
}

function nameOf(schema: Json | undefined): string | undefined {
  const reference = member(schema, '$ref');
  const title = member(schema, 'title');
  return typeof reference === 'string'
    ? reference.slice(reference.lastIndexOf('/') + 1)
    : typeof title === 'string'
      ? title
      : undefined;
}

/** Branches with the same fixed member (`type: "card"`), or with the same types where at most one of each is a container. */
function resembles({ oldRoot, newRoot }: Node, a: JsonPointer, b: JsonPointer): boolean {
  const before = flatten(oldRoot, [a]);
  const after = flatten(newRoot, [b]);
  const fixed = (root: JsonObject, flat: typeof before): string =>
    [...members(flat)]
      .flatMap(([name, pointers]) => {
        const values = valuesOf(flatten(root, pointers));
        return values?.length === 1 ? [`${name}=${JSON.stringify(values[0])}`] : [];
      })
      .sort()
      .join();
  const tag = fixed(oldRoot, before);
  if (tag !== '' || fixed(newRoot, after) !== '') return tag === fixed(newRoot, after);
  const types = [...before.types].sort().join();
  return before.types.size <= 2 && types === [...after.types].sort().join() && !isListed(before) && !isListed(after);
}

function isListed(flat: ReturnType<typeof flatten>): boolean {
  return valuesOf(flat) !== undefined && !isObject(valuesOf(flat)?.[0]);
}
