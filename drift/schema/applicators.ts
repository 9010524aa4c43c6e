import { isObject, type Json } from '../../openapi/json.ts';
import type { Stated } from '../../openapi/schema/shape.ts';
import type { SchemaEdit } from './edit.ts';
import { bothAllow, edit, type Node, place } from './node.ts';

/** Keywords that hold one schema, where anything but equality needs a witness to be told. */
const SINGLE = [
  { keyword: 'not', name: 'not', type: undefined },
  { keyword: 'if', name: 'if', type: undefined },
  { keyword: 'contains', name: 'contains', type: 'array' },
  { keyword: 'propertyNames', name: 'property-names', type: 'object' },
  { keyword: 'unevaluatedItems', name: 'unevaluated-items', type: 'array' },
] as const;
const BRANCHES = ['then', 'else'] as const;
const COUNTS = [
  { keyword: 'minContains', name: 'min-contains', lower: true },
  { keyword: 'maxContains', name: 'max-contains', lower: false },
] as const;
/** What may be broken where a condition or a dependency holds: anything that its schema says. */
const INSIDE = [
  'required',
  'type',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'uniqueItems',
  'not',
  'anyOf',
  'oneOf',
  'contains',
  'additionalProperties',
  'false schema',
];

/** How negations, conditions, `contains`, `propertyNames` and dependencies of a node changed. */
export function applicatorEdits(node: Node): readonly SchemaEdit[] {
  return [
    ...SINGLE.flatMap(({ keyword, name, type }) =>
      type === undefined || bothAllow(node, type) ? singleEdits(node, keyword, name) : [],
    ),
    ...branchEdits(node),
    ...countEdits(node),
    ...(bothAllow(node, 'object') ? [...dependentRequired(node), ...dependentSchemas(node)] : []),
  ];
}

function singleEdits(node: Node, keyword: string, name: string): readonly SchemaEdit[] {
  const [gone, entered] = unmatched(node, keyword);
  if (gone.length === 0 && entered.length === 0) return [];
  const both = gone.length > 0 && entered.length > 0;
  return [
    edit(node, {
      name: `${name}-${both ? 'changed' : entered.length > 0 ? 'added' : 'removed'}`,
      effect: both ? 'unknown' : entered.length > 0 ? 'narrows' : 'widens',
      message: `${keyword} ${both ? 'changed' : entered.length > 0 ? 'is new' : 'is gone'}`,
      keywords: keyword === 'if' ? INSIDE : [keyword, ...(keyword === 'contains' ? ['minContains'] : [])],
      old: gone[0]?.pointer,
      new: entered[0]?.pointer,
    }),
  ];
}

/** What follows from a condition that stayed. */
function branchEdits(node: Node): readonly SchemaEdit[] {
  if (!node.old.keywords.has('if') || !node.new.keywords.has('if')) return [];
  return BRANCHES.flatMap((keyword) =>
    singleEdits(node, keyword, keyword).map((each) => ({ ...each, keywords: INSIDE })),
  );
}

/** The statements of a keyword that have no equal on the other side. */
function unmatched(node: Node, keyword: string): readonly [readonly Stated[], readonly Stated[]] {
  const old = node.old.keywords.get(keyword) ?? [];
  const left = [...(node.new.keywords.get(keyword) ?? [])];
  const gone = old.filter(({ pointer }) => {
    const i = left.findIndex((other) => node.equal(pointer, other.pointer));
    if (i >= 0) left.splice(i, 1);
    return i < 0;
  });
  return [gone, left];
}

function countEdits(node: Node): readonly SchemaEdit[] {
  if (!node.old.keywords.has('contains') || !node.new.keywords.has('contains')) return [];
  return COUNTS.flatMap(({ keyword, name, lower }) => {
    const old = numberOf(node.old.keywords.get(keyword)?.at(-1)?.value) ?? (lower ? 1 : undefined);
    const fresh = numberOf(node.new.keywords.get(keyword)?.at(-1)?.value) ?? (lower ? 1 : undefined);
    if (old === fresh) return [];
    const unbounded = lower ? 0 : Number.POSITIVE_INFINITY;
    const up = (fresh ?? unbounded) > (old ?? unbounded);
    const change = !node.old.keywords.has(keyword)
      ? 'set'
      : !node.new.keywords.has(keyword)
        ? 'unset'
        : up
          ? 'increased'
          : 'decreased';
    return [
      edit(node, {
        name: `${name}-${change}`,
        effect: up === lower ? 'narrows' : 'widens',
        message: `${keyword} ${old ?? 'unset'} is now ${fresh ?? 'unset'}`,
        keywords: [keyword, 'contains'],
        old: place(node.old, keyword),
        new: place(node.new, keyword),
      }),
    ];
  });
}

function dependentRequired(node: Node): readonly SchemaEdit[] {
  const old = demands(node.old.keywords.get('dependentRequired'));
  const fresh = demands(node.new.keywords.get('dependentRequired'));
  const gone = [...old].filter((demand) => !fresh.has(demand));
  const entered = [...fresh].filter((demand) => !old.has(demand));
  return [
    ...(entered.length > 0 ? [['added', 'narrows', entered] as const] : []),
    ...(gone.length > 0 ? [['removed', 'widens', gone] as const] : []),
  ].map(([change, effect, list]) =>
    edit(node, {
      name: `dependent-required-${change}`,
      effect,
      message: `${list.join(', ')} ${change === 'added' ? 'is demanded now' : 'is no longer demanded'}`,
      keywords: ['dependentRequired'],
      old: place(node.old, 'dependentRequired'),
      new: place(node.new, 'dependentRequired'),
    }),
  );
}

/** `a needs b`, each once. */
function demands(stated: readonly Stated[] | undefined): ReadonlySet<string> {
  return new Set(
    (stated ?? []).flatMap(({ value }) =>
      isObject(value)
        ? Object.entries(value).flatMap(([name, wanted]) =>
            Array.isArray(wanted) ? wanted.map((other) => `${name} needs ${String(other)}`) : [],
          )
        : [],
    ),
  );
}

function dependentSchemas(node: Node): readonly SchemaEdit[] {
  const old = schemasByName(node.old.keywords.get('dependentSchemas'));
  const fresh = schemasByName(node.new.keywords.get('dependentSchemas'));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
    const before = old.get(name);
    const after = fresh.get(name);
    if (before !== undefined && after !== undefined && node.equal(before, after)) return [];
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return [
      edit(node, {
        name: `dependent-schema-${change}`,
        effect: change === 'added' ? 'narrows' : change === 'removed' ? 'widens' : 'unknown',
        message: `what must hold where ${name} is there ${change === 'changed' ? 'changed' : change === 'added' ? 'is new' : 'is gone'}`,
        keywords: INSIDE,
        old: before,
        new: after,
      }),
    ];
  });
}

function schemasByName(stated: readonly Stated[] | undefined): ReadonlyMap<string, string> {
  return new Map(
    (stated ?? []).flatMap(({ value, pointer }) =>
      isObject(value)
        ? Object.keys(value).map((name) => [name, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`])
        : [],
    ),
  );
}

function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
