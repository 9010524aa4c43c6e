import type { JsonPointer } from '../../openapi/pointer.ts';
import type { Shape, Shapes, TypeName } from '../../openapi/schema/shape.ts';

/** A shape, taken with one of its types. */
export interface Alternative {
  readonly shape: Shape;
  readonly type: TypeName;
}

const PREFERRED: readonly TypeName[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];
/** How many types there are: a shape that allows them all says nothing of its type. */
const EVERY = PREFERRED.length;

/** The keywords that say something of one type alone. */
const SPEAK: readonly (readonly [type: TypeName, keywords: readonly string[]])[] = [
  [
    'object',
    [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'minProperties',
      'maxProperties',
      'propertyNames',
      'dependentRequired',
      'dependentSchemas',
      'unevaluatedProperties',
    ],
  ],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'contains', 'uniqueItems', 'unevaluatedItems']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
];

/** The types that the keywords of a shape say something of, and that it allows. */
export function spokenOf(shape: Shape): readonly TypeName[] {
  return SPEAK.filter(
    ([type, keywords]) =>
      shape.types.has(type) &&
      keywords.some((keyword) => shape.keywords.get(keyword)?.some(({ condition }) => condition !== true)),
  ).map(([type]) => type);
}

/** The type that an author thinks of: the one that the other keywords speak of, else the first allowed. */
export function naturalType(shape: Shape): TypeName | undefined {
  if (!naturalOf.has(shape)) naturalOf.set(shape, findNatural(shape));
  return naturalOf.get(shape);
}

const naturalOf = new WeakMap<Shape, TypeName | undefined>();

function findNatural(shape: Shape): TypeName | undefined {
  const [spoken] = spokenOf(shape);
  if (spoken === 'object' || spoken === 'array') return spoken;
  if (shape.types.size >= EVERY) return spoken ?? 'string';
  return PREFERRED.find((type) => shape.types.has(type));
}

/**
 * The ways to build an instance of these schemas: every shape with its natural type, then with the other types that hold
 * something or that its keywords speak of.
 */
export function alternatives(shapes: Shapes, pointers: readonly JsonPointer[]): readonly Alternative[] {
  const all = shapes.of(pointers);
  const known = alternativesOf.get(all);
  if (known) return known;
  const natural: Alternative[] = [];
  const others: Alternative[] = [];
  for (const shape of all) {
    const first = naturalType(shape);
    if (first === undefined) continue;
    natural.push({ shape, type: first });
    const spoken = spokenOf(shape);
    for (const type of PREFERRED) {
      if (type === first || !shape.types.has(type)) continue;
      const container = shape.types.size < EVERY && (type === 'object' || type === 'array');
      if (container || spoken.includes(type)) others.push({ shape, type });
    }
  }
  const found = [...natural, ...others];
  alternativesOf.set(all, found);
  return found;
}

const alternativesOf = new WeakMap<readonly Shape[], readonly Alternative[]>();
