import { isObject } from '../../openapi/json.ts';
import { type JsonPointer, valueAt } from '../../openapi/pointer.ts';
import { memberPointers, members, requiredMembers } from '../../openapi/schema/shape.ts';
import type { Part, SchemaEdit } from './edit.ts';
import { type Flat, flatten } from './flatten.ts';
import { bothAllow, type Comparison, edit, type Node, place } from './node.ts';

/** A name that neither document has a use for: what stands for every member that nobody names. */
export const UNNAMED = 'plumblineUnnamed';
const ABSENT = ['required', 'dependentRequired'];
const REFUSED = ['additionalProperties', 'unevaluatedProperties', 'false schema', 'propertyNames', 'maxProperties'];

/** How the members of an object changed: those that are named, by pattern, and all others. */
export function memberEdits(node: Node): readonly Part[] {
  if (!bothAllow(node, 'object')) return [];
  const names = new Set([node.old, node.new].flatMap((flat) => [...members(flat).keys(), ...requiredMembers(flat)]));
  return [...[...names].sort().flatMap((name) => namedEdits(node, name)), ...patternEdits(node), ...unnamedEdits(node)];
}

interface Side {
  readonly declared: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly pointers: readonly JsonPointer[];
  /** Where the member, or the demand of it, stands. */
  readonly at: JsonPointer | undefined;
}

function namedEdits(node: Node, name: string): readonly Part[] {
  const old = sideOf(node, 'old', name);
  const fresh = sideOf(node, 'new', name);
  const said = (
    edited: string,
    effect: SchemaEdit['effect'],
    message: string,
    keywords: readonly string[] = ABSENT,
  ): SchemaEdit => edit(node, { name: edited, member: name, effect, message, keywords, old: old.at, new: fresh.at });
  if (old.hidden && fresh.hidden) return [];
  if (old.hidden !== fresh.hidden && (old.declared || old.required) && (fresh.declared || fresh.required))
    return [masked(node, name, old, fresh, said)];
  const inOld = !old.hidden && (old.declared || old.required);
  const inNew = !fresh.hidden && (fresh.declared || fresh.required);
  if (!inOld && !inNew) return [];
  if (!inOld)
    return [
      fresh.required
        ? said('required-property-added', 'narrows', `the member ${name} is new, and required`)
        : said('optional-property-added', 'doubtful', `the optional member ${name} is new`, REFUSED),
    ];
  if (!inNew)
    return [
      old.required
        ? said('required-property-removed', 'widens', `the required member ${name} is gone`, [...ABSENT, ...REFUSED])
        : said('optional-property-removed', 'unknown', `the optional member ${name} is gone`, REFUSED),
    ];
  const found: SchemaEdit[] = [];
  if (old.required !== fresh.required)
    found.push(
      fresh.required
        ? said('property-became-required', 'narrows', `the member ${name} is required now`)
        : said('property-became-optional', 'widens', `the member ${name} is no longer required`),
    );
  return [...found, ...node.inside({ kind: 'member', name }, { old: old.pointers, new: fresh.pointers })];
}

/** The member began, or ceased, to travel in this direction. */
function masked(
  { hidden }: Node,
  name: string,
  old: Side,
  fresh: Side,
  said: (name: string, effect: SchemaEdit['effect'], message: string, keywords?: readonly string[]) => SchemaEdit,
): SchemaEdit {
  const word = hidden === 'readOnly' ? 'read-only' : 'write-only';
  if (fresh.hidden)
    return said(
      `${old.required ? 'required' : 'optional'}-property-became-${word}`,
      // A request that still has it may be refused or not; an answer that never has it again breaks who needs it.
      hidden === 'readOnly' ? 'unknown' : old.required ? 'widens' : 'none',
      `the member ${name} is ${hidden} now`,
    );
  return said(
    `${fresh.required ? 'required' : 'optional'}-property-became-not-${word}`,
    fresh.required ? 'narrows' : 'doubtful',
    `the member ${name} is no longer ${hidden}`,
  );
}

function sideOf(node: Node, which: 'old' | 'new', name: string): Side {
  const flat = node[which];
  const declared = members(flat).has(name);
  const pointers = memberPointers(flat, name);
  const required = requiredMembers(flat).has(name);
  const [first] = declared ? pointers : [];
  return {
    declared,
    required,
    pointers,
    hidden: declared && isHidden(node, which === 'old' ? node.oldRoot : node.newRoot, pointers),
    at: first ?? place(flat, 'required') ?? place(flat, 'properties'),
  };
}

function isHidden({ hidden }: Comparison, root: Comparison['oldRoot'], pointers: readonly JsonPointer[]): boolean {
  return (
    flatten(root, pointers)
      .keywords.get(hidden)
      ?.some(({ value }) => value === true) ?? false
  );
}

function patternEdits(node: Node): readonly Part[] {
  const old = patternsOf(node.old);
  const fresh = patternsOf(node.new);
  return [...new Set([...old.keys(), ...fresh.keys()])].sort().flatMap((source) => {
    const before = old.get(source);
    const after = fresh.get(source);
    if (before !== undefined && after !== undefined)
      return node.inside({ kind: 'pattern', source }, { old: [before], new: [after] });
    return [
      edit(node, {
        name: after === undefined ? 'pattern-property-removed' : 'pattern-property-added',
        effect: after === undefined ? 'widens' : 'narrows',
        message: `what members are whose names match ${source} is ${after === undefined ? 'no longer said' : 'said now'}`,
        keywords: ['patternProperties', 'additionalProperties', 'unevaluatedProperties', ...ANY],
        old: before,
        new: after,
      }),
    ];
  });
}

/** Any keyword inside of a member: what its errors name. */
const ANY = [
  'type',
  'enum',
  'const',
  'false schema',
  'minLength',
  'maxLength',
  'pattern',
  'minimum',
  'maximum',
  'required',
];

function patternsOf(flat: Flat): ReadonlyMap<string, JsonPointer> {
  return new Map(
    (flat.keywords.get('patternProperties') ?? []).flatMap(({ value, pointer }) =>
      isObject(value)
        ? Object.keys(value).map((source) => [
            source,
            `${pointer}/${source.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          ])
        : [],
    ),
  );
}

function unnamedEdits(node: Node): readonly Part[] {
  const old = memberPointers(node.old, UNNAMED);
  const fresh = memberPointers(node.new, UNNAMED);
  if (old.length === 0 && fresh.length === 0) return [];
  const before = closes(node.oldRoot, old);
  const after = closes(node.newRoot, fresh);
  if (before !== after) {
    const closing = (after ? fresh : old)[0];
    const unevaluated = closing?.endsWith('/unevaluatedProperties') ?? false;
    return [
      edit(node, {
        name: unevaluated
          ? `unevaluated-properties-${after ? 'added' : 'removed'}`
          : `additional-properties-${after ? 'forbidden' : 'allowed'}`,
        effect: after ? 'narrows' : 'widens',
        message: after ? 'members that nobody names are no longer allowed' : 'members that nobody names are allowed',
        keywords: ['additionalProperties', 'unevaluatedProperties', 'false schema'],
        old: before ? closing : undefined,
        new: after ? closing : undefined,
      }),
    ];
  }
  return before ? [] : node.inside({ kind: 'additional' }, { old, new: fresh });
}

function closes(root: Comparison['oldRoot'], pointers: readonly JsonPointer[]): boolean {
  return pointers.some((pointer) => valueAt(root, pointer) === false || flatten(root, [pointer]).impossible);
}
